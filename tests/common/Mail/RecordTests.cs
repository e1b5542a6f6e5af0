using System.Text;
using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class RecordTests
{
    [Fact]
    public void A_record_is_type_length_and_data()
    {
        byte[] bytes = Written(writer =>
        {
            writer.Write(RecordType.Sender, "me@x");
            writer.Write(RecordType.Line, new byte[200]);
            writer.Write(RecordType.End);
        });
        Assert.Equal([(byte)'S', 4, .. "me@x"u8, (byte)'N', 0xC8, 1], bytes[..9]);
        Assert.Equal([(byte)'E', 0], bytes[^2..]);
    }

    [Fact]
    public void Attributes_numbers_and_times_have_their_textual_forms()
    {
        byte[] bytes = Written(writer =>
        {
            writer.WriteAttribute("encoding", "8bit");
            writer.WriteAttribute("notify_flags", 6);
            writer.WriteNumber(RecordType.Pointer, 42);
            writer.WriteTime(RecordType.ArrivalTime, DateTimeOffset.UnixEpoch.AddMicroseconds(1_700_000_000_012_345));
        });
        Assert.Equal("A|encoding=8bit A|notify_flags=6 p|             42 T|1700000000 12345", List(bytes, PointerMode.Report));
    }

    [Fact]
    public void Records_survive_a_round_trip_at_every_chunk_size()
    {
        Random random = new(1);
        var records = Enumerable.Range(0, 60).Select(i => (Type: (RecordType)"SRNLA"[i % 5], Data: Bytes(random, i < 55 ? random.Next(300) : random.Next(200_000)))).ToList();
        byte[] bytes = Written(writer => records.ForEach(record => writer.Write(record.Type, record.Data)));
        foreach (int chunk in (int[])[1, 2, 3, 7, 100, 4096, 32768, 1 << 24])
        {
            using RecordReader reader = new(new MemoryRecords(bytes, chunk), PointerMode.Report);
            foreach (var (type, data) in records)
            {
                Assert.True(reader.Read());
                Assert.Equal(type, reader.Type);
                Assert.True(data.AsSpan().SequenceEqual(reader.Data));
            }
            Assert.False(reader.Read());
        }
    }

    [Fact]
    public void Many_small_records_go_out_in_few_writes()
    {
        MemoryRecords file = new();
        using RecordWriter writer = new(file);
        for (int i = 0; i < 1000; i++)
            writer.Write(RecordType.Line, "some line of text"u8);
        writer.Flush();
        Assert.Equal(1, file.Writes);
    }

    [Fact]
    public void A_record_can_be_overwritten_in_place()
    {
        MemoryRecords file = new();
        using RecordWriter writer = new(file);
        writer.Write(RecordType.Size, "000"u8);
        writer.Write(RecordType.End);
        writer.Overwrite(0, RecordType.Size, "123"u8);
        writer.Flush();
        Assert.Equal(("C|123 E|", 1), (List(file.ToArray()), file.Writes));
        writer.Overwrite(0, RecordType.Size, "456"u8);
        Assert.Equal(("C|456 E|", 2), (List(file.ToArray()), file.Writes));
    }

    [Fact]
    public void Pointers_are_followed_and_padding_is_skipped()
    {
        byte[] bytes = Written(writer =>
        {
            writer.Write(RecordType.Message);                // 0
            writer.Write(RecordType.Line, "a"u8);            // 2
            writer.WriteNumber(RecordType.Pointer, 48);      // 5
            writer.Write(RecordType.Line, "skipped"u8);      // 22
            writer.WriteNumber(RecordType.Pointer, 0);       // 31, nothing there yet
            writer.Write(RecordType.Line, "moved"u8);        // 48
            writer.WriteNumber(RecordType.Padding, 0);       // 55
            writer.Write(RecordType.End);                    // 72
            writer.Write(RecordType.Line, "beyond the end"u8);
        });
        Assert.Equal("M| N|a N|moved E|", List(bytes));
        Assert.Contains("beyond the end", List(bytes, PointerMode.Report));
    }

    [Fact]
    public void Reading_starts_where_one_seeks_to()
    {
        byte[] bytes = Written(writer =>
        {
            writer.Write(RecordType.Line, "a"u8);
            writer.Write(RecordType.Line, "b"u8);
            writer.Write(RecordType.End);
        });
        using RecordReader reader = new(new MemoryRecords(bytes), PointerMode.Follow);
        while (reader.Read()) { }
        reader.Seek(3);
        Assert.True(reader.Read());
        Assert.Equal(("b", 3L, 6L), (reader.Text, reader.Offset, reader.Position));
    }

    [Fact]
    public void A_pointer_loop_is_found()
    {
        byte[] bytes = Written(writer => { writer.Write(RecordType.Line, "a"u8); writer.WriteNumber(RecordType.Pointer, 3); });
        Assert.Contains("too many reverse jump records", Assert.Throws<CorruptRecordException>(() => List(bytes)).Message);
    }

    [Theory]
    [InlineData("p\x0Fnot a number!!!", "malformed pointer record value: not a number!!!")]
    [InlineData("N\x05zwo", "unexpected EOF in data, record type 78 length 5")]
    [InlineData("N\u00FF\u00FF", "unexpected EOF reading length, record type 78")]
    [InlineData("N\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u0001", "too many length bits, record type 78")]
    [InlineData("N\u00FF\u00FF\u00FF\u00FF\u000F", "illegal length 2147483647, record type 78")]
    public void Broken_records_are_named(string bytes, string problem)
    {
        var error = Assert.Throws<CorruptRecordException>(() => List(Encoding.Latin1.GetBytes(bytes)));
        Assert.Equal(problem, error.Message);
    }

    [Fact]
    public void Random_bytes_end_in_records_or_corruption()
    {
        Random random = new(7);
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = Bytes(random, random.Next(400));
            for (int i = 0; i < bytes.Length; i += 1 + random.Next(6))
                bytes[i] = (byte)random.Next(24);
            Exception? error = Record.Exception(() => List(bytes, (PointerMode)(round % 2)));
            Assert.True(error is null or CorruptRecordException, error?.ToString());
        }
    }

    [Fact]
    public void Reading_and_writing_lines_allocates_nothing()
    {
        MemoryRecords file = new();
        using RecordWriter writer = new(file);
        writer.Write(RecordType.Line, "first"u8);
        byte[] line = new byte[80];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 300; i++)
            writer.Write(RecordType.Line, line);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        writer.Flush();
        using RecordReader reader = new(file, PointerMode.Follow);
        reader.Read();
        before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read()) { }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_size_record_has_six_columns()
    {
        byte[] data = new byte[SizeRecord.Length];
        SizeRecord size = new(1234, 790, 2, QueueFlags.ReadAll | QueueFlags.NotifySuccess, 1200, Smtputf8Flags.Header);
        size.Format(data);
        Assert.Equal("           1234             790               2               5            1200               2", Encoding.Latin1.GetString(data));
        Assert.Equal(95, data.Length);
        Assert.Equal(size, SizeRecord.Parse(data));
    }

    [Theory]
    [InlineData("   123", 123, 1)]
    [InlineData("   123  45  6", 123, 1)]
    [InlineData("   123  45  6  0 99 0", 99, 0)]
    public void Older_size_records_are_read(string data, long messageBytes, int flags)
    {
        SizeRecord size = SizeRecord.Parse(Encoding.Latin1.GetBytes(data))!.Value;
        Assert.Equal((messageBytes, (QueueFlags)flags), (size.MessageBytes, size.Flags));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   x")]
    [InlineData("1 2 3 4 5 6 7")]
    public void What_is_no_size_record_is_refused(string data) => Assert.Null(SizeRecord.Parse(Encoding.Latin1.GetBytes(data)));

    [Theory]
    [InlineData('A', "encoding=8bit", "encoding", "8bit")]
    [InlineData('A', " ret_flags = 1 ", "ret_flags", "1")]
    [InlineData('A', "dsn_orig_rcpt=rfc822;a=b@c", "dsn_orig_rcpt", "rfc822;a=b@c")]
    [InlineData('n', "6", "notify_flags", "6")]
    [InlineData('o', "rfc822;x", "dsn_orig_rcpt", "rfc822;x")]
    public void Attributes_are_read_in_both_forms(char type, string data, string name, string value)
    {
        Assert.True(QueueAttribute.TryParse((RecordType)type, Encoding.Latin1.GetBytes(data), out QueueAttribute attribute));
        Assert.Equal((name, value), (attribute.Name, attribute.Value));
    }

    [Fact]
    public void Known_names_of_attributes_are_not_made_anew()
    {
        foreach (System.Reflection.FieldInfo field in typeof(QueueAttributeNames).GetFields())
        {
            byte[] name = Encoding.Latin1.GetBytes((string)field.GetValue(null)!);
            Assert.Same(QueueAttributeNames.Find(name), QueueAttributeNames.Find(name));
        }
    }

    [Theory]
    [InlineData("encoding")]
    [InlineData("other")]
    [InlineData("a_name_that_is_longer_than_all_names_that_are_known")]
    public void Names_of_attributes_stay_what_they_are(string name) =>
        Assert.Equal(name, QueueAttributeNames.Find(Encoding.Latin1.GetBytes(name)));

    [Theory]
    [InlineData('A', "encoding")]
    [InlineData('A', "=x")]
    [InlineData('A', "a b=x")]
    [InlineData('S', "a=b")]
    public void What_is_no_attribute_is_refused(char type, string data) =>
        Assert.False(QueueAttribute.TryParse((RecordType)type, Encoding.Latin1.GetBytes(data), out _));

    private static byte[] Written(Action<RecordWriter> write)
    {
        MemoryRecords file = new();
        using RecordWriter writer = new(file);
        write(writer);
        writer.Flush();
        return file.ToArray();
    }

    private static string List(byte[] bytes, PointerMode mode = PointerMode.Follow)
    {
        using RecordReader reader = new(new MemoryRecords(bytes), mode);
        List<string> records = [];
        while (reader.Read())
            records.Add($"{(char)reader.Type}|{reader.Text}");
        return string.Join(' ', records);
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
