using Postfix.Mail;
using Postfix.Pickup;

namespace Postfix.Tests.Pickup;

public sealed class SegmentCopierTests
{
    [Fact]
    public void The_envelope_passes_without_routing_records()
    {
        Assert.Equal("T1 2|Aencoding=8bit|Sme|Ryou", Copy("T1 2", "Lsmtp:evil", "Aencoding=8bit", "Sme", "Ievil", "Ryou", ">evil", "M"));
    }

    [Fact]
    public void The_sender_is_the_first_one()
    {
        using Copying copying = new("Sfirst", "Ssecond", "M");

        Assert.Equal("first", copying.Copier.CopyEnvelope());
    }

    [Fact]
    public void An_envelope_without_sender_has_none()
    {
        using Copying copying = new("Ryou", "M");

        Assert.Null(copying.Copier.CopyEnvelope());
    }

    [Theory]
    [InlineData("N blank first", "N|N blank first")]
    [InlineData("N\ttab first", "N|N\ttab first")]
    [InlineData("NSubject: x", "NSubject: x")]
    [InlineData("N", "N")]
    public void Content_cannot_continue_the_received_header(string line, string expected)
    {
        using Copying copying = new(line, "X");
        copying.Copier.CopyContent();

        Assert.Equal(expected, copying.Written());
    }

    [Fact]
    public void Of_extracted_attributes_only_delivery_status_requests_pass()
    {
        using Copying copying = new("Anotify_flags=2", "Aencoding=7bit", "Ryou", "rreceipt", "eerrors", "E");
        copying.Copier.CopyExtracted();

        Assert.Equal("Anotify_flags=2|Ryou", copying.Written());
    }

    [Theory]
    [InlineData("Nline in the envelope", "unexpected or malformed record type 78")]
    [InlineData("?unknown", "unexpected or malformed record type 63")]
    public void A_record_out_of_place_is_malformed(string record, string problem)
    {
        using Copying copying = new(record);

        Assert.Equal(problem, Assert.Throws<MalformedSubmissionException>(() => copying.Copier.CopyEnvelope()).Message);
    }

    [Fact]
    public void A_file_that_ends_early_is_malformed()
    {
        using Copying copying = new("Sme");

        MalformedSubmissionException error = Assert.Throws<MalformedSubmissionException>(() => copying.Copier.CopyEnvelope());
        Assert.Equal("unexpected or malformed record type -1", error.Message);
    }

    private static string Copy(params string[] records)
    {
        using Copying copying = new(records);
        copying.Copier.CopyEnvelope();
        return copying.Written();
    }

    private sealed class Copying : IDisposable
    {
        private readonly MemoryFile _output = new();
        private readonly RecordReader _reader;
        private readonly RecordWriter _writer;

        public Copying(params string[] records)
        {
            MemoryFile input = new();
            using (RecordWriter writer = new(input))
            {
                foreach (string record in records)
                    writer.Write((RecordType)record[0], record.AsSpan(1));
                writer.Flush();
            }
            _reader = new RecordReader(input, PointerMode.Follow);
            _writer = new RecordWriter(_output);
            Copier = new SegmentCopier(_reader, _writer);
        }

        public SegmentCopier Copier { get; }

        public string Written()
        {
            _writer.Flush();
            using RecordReader reader = new(_output, PointerMode.Report);
            List<string> records = [];
            while (reader.Read())
                records.Add((char)reader.Type + reader.Text);
            return string.Join('|', records);
        }

        public void Dispose()
        {
            _reader.Dispose();
            _writer.Dispose();
        }
    }

    private sealed class MemoryFile : IRecordSource, IRecordSink
    {
        private byte[] _data = [];

        public int ReadAt(Span<byte> buffer, long offset)
        {
            ReadOnlySpan<byte> rest = _data.AsSpan((int)Math.Min(offset, _data.Length));
            rest = rest[..Math.Min(rest.Length, buffer.Length)];
            rest.CopyTo(buffer);
            return rest.Length;
        }

        public void WriteAt(ReadOnlySpan<byte> data, long offset)
        {
            Array.Resize(ref _data, Math.Max(_data.Length, (int)offset + data.Length));
            data.CopyTo(_data.AsSpan((int)offset));
        }
    }
}
