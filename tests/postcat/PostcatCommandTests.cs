using Postfix.Mail;
using Postfix.Postcat;
using Postfix.Posix;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Postcat;

public sealed class PostcatCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_whole_file_has_headings_between_its_parts()
    {
        Write();
        string file = _directory / "file";
        Assert.Equal(
            $"""
            *** ENVELOPE RECORDS {file} ***
            sender: a@x
            named_attribute: envelope_id=env-1
            recipient: b@y
            *** MESSAGE CONTENTS {file} ***
            Subject: cat

            body
            *** HEADER EXTRACTED {file} ***
            *** MESSAGE FILE END {file} ***

            """,
            Run(file).Output);
    }

    [Theory]
    [InlineData("-h", "Subject: cat\n")]
    [InlineData("-b", "\nbody\n")]
    [InlineData("-bh", "Subject: cat\n\nbody\n")]
    public void One_part_is_shown_without_headings(string option, string expected)
    {
        Write();
        Assert.Equal(expected, Run(option, _directory / "file").Output);
    }

    [Fact]
    public void The_envelope_can_be_shown_without_the_text()
    {
        Write();
        string output = Run("-e", _directory / "file").Output;
        Assert.Contains("recipient: b@y\n", output);
        Assert.DoesNotContain("body", output);
    }

    [Fact]
    public void Each_record_can_have_the_name_of_its_file_before_it()
    {
        Write(writer =>
        {
            writer.Write(RecordType.Sender, "a@x".AsSpan());
            writer.Write(RecordType.Message);
            writer.Write(RecordType.ContinuedLine, "Subject: ".AsSpan());
            writer.Write(RecordType.Line, "cat".AsSpan());
            writer.Write(RecordType.Extracted);
            writer.Write(RecordType.End);
        });
        string file = _directory / "file";
        Assert.Equal(
            $"""
            *** ENVELOPE RECORDS {file} ***
            {file}: sender: a@x
            {file}: *** MESSAGE CONTENTS {file} ***
            {file}: Subject: cat
            {file}: *** HEADER EXTRACTED {file} ***
            {file}: *** MESSAGE FILE END {file} ***

            """,
            Run("-f", file).Output);
    }

    [Fact]
    public void Records_can_have_their_type_before_them()
    {
        Write();
        Assert.StartsWith(" 78 Subject: cat\n", Run("-d", "-h", _directory / "file").Output);
    }

    [Fact]
    public void The_offset_of_a_record_behind_a_pointer_is_that_of_the_pointer()
    {
        Write(writer =>
        {
            writer.Write(RecordType.Sender, "a@x".AsSpan());    // 0
            writer.WriteNumber(RecordType.Pointer, 28);         // 5
            writer.Write(RecordType.Message);                   // 22
            writer.Write(RecordType.Extracted);                 // 24
            writer.Write(RecordType.End);                       // 26
            writer.Write(RecordType.Recipient, "b@y".AsSpan()); // 28
            writer.WriteNumber(RecordType.Pointer, 22);         // 33
        });
        string file = _directory / "file";
        Assert.Equal(
            $"""
            *** ENVELOPE RECORDS {file} ***
                    0 sender: a@x
                    5 recipient: b@y
                   33 *** MESSAGE CONTENTS {file} ***
                   24 *** HEADER EXTRACTED {file} ***
                   26 *** MESSAGE FILE END {file} ***

            """,
            Run("-o", file).Output);
        string[] told = ["        5 pointer_record:              28", "       28 recipient: b@y", "       33 pointer_record:              22"];
        Assert.Contains(string.Join('\n', told), Run("-ov", file).Output);
    }

    [Fact]
    public void The_usage_names_the_path_that_the_program_was_called_by()
    {
        PostcatCommand command = new() { InvokedAs = "/some/where/postcat" };
        string errors = CommandRun.Of(command, _directory, ["-z"]).Errors;
        Assert.Contains("\n/some/where/postcat: fatal: usage: /some/where/postcat [-b (body text)] ", errors);
    }

    [Fact]
    public void Something_else_is_no_queue_file()
    {
        _directory.Write("file", "root:x:0:0\n");
        CommandRun run = Run(_directory / "file");
        Assert.Equal($"postcat: warning: {_directory / "file"}: input is not a valid queue file\n", run.Errors);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Of_an_empty_file_nothing_is_shown()
    {
        _directory.Write("file", "");
        Assert.Equal(new CommandRun(0, "", ""), Run(_directory / "file"));
    }

    [Fact]
    public void A_damaged_file_is_shown_as_far_as_it_goes()
    {
        Write();
        byte[] content = File.ReadAllBytes(_directory / "file");
        File.WriteAllBytes(_directory / "file", content[..^5]);
        CommandRun run = Run(_directory / "file");
        Assert.Contains("sender: a@x\n", run.Output);
        Assert.StartsWith("postcat: warning: ", run.Errors);
        Assert.EndsWith("\npostcat: fatal: record read error\n", run.Errors);
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public void A_file_that_ends_in_its_first_record_is_damaged_and_not_something_else()
    {
        _directory.Write("file", "C_   99999999");
        CommandRun run = Run(_directory / "file");
        Assert.Contains("unexpected EOF in data, record type 67 length 95", run.Errors);
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public void What_main_cf_calls_the_process_is_not_remarked_upon()
    {
        Write();
        _directory.Write("main.cf", "process_name = other\n");
        Assert.Equal("", Run("-c", _directory.Path, _directory / "file").Errors);
    }

    [Theory]
    [InlineData("-beh", "", "no newline")]
    [InlineData("-d", " 88 ", " 76 no newline")]
    [InlineData("-o", "       39 ", "       27 no newline")]
    [InlineData("-f", "{0}: ", "{0}: no newline")]
    [InlineData("-be", "", "no newline")]
    [InlineData("-v", "", "unterminated_text: no newline")]
    public void Text_without_a_line_break_at_its_end_gets_one(string option, string prefix, string line)
    {
        Write(writer =>
        {
            writer.Write(RecordType.Sender, "a@x".AsSpan());               // 0
            writer.Write(RecordType.Message);                              // 5
            writer.Write(RecordType.ContinuedLine, "Subject: ".AsSpan());  // 7
            writer.Write(RecordType.Line, "cats ok".AsSpan());             // 18
            writer.Write(RecordType.ContinuedLine, "no newline".AsSpan()); // 27
            writer.Write(RecordType.Extracted);                            // 39
            writer.Write(RecordType.End);
        });
        string file = _directory / "file";
        string expected = $"\n{string.Format(null, line, file)}\n{string.Format(null, prefix, file)}*** HEADER EXTRACTED {file} ***\n";
        Assert.Contains(expected, Run(option, file).Output);
    }

    [Fact]
    public void What_continues_a_header_is_header()
    {
        Write(writer =>
        {
            writer.Write(RecordType.Sender, "a@x".AsSpan());
            writer.Write(RecordType.Message);
            writer.Write(RecordType.ContinuedLine, "Subject: a lot of ".AsSpan());
            writer.Write(RecordType.Line, "cats".AsSpan());
            writer.Write(RecordType.Line, "body".AsSpan());
            writer.Write(RecordType.Extracted);
            writer.Write(RecordType.End);
        });
        Assert.Equal("Subject: a lot of cats\n", Run("-h", _directory / "file").Output);
        Assert.Equal("body\n", Run("-b", _directory / "file").Output);
    }

    [Theory]
    [InlineData(RecordType.ArrivalTime, "1700000000 123", "message_arrival_time: Tue Nov 14 ")]
    [InlineData(RecordType.ArrivalTime, "99999999999 1", " 5138\n")]
    [InlineData(RecordType.WarningTime, "     1700000100", "warning_message_time: Tue Nov 14 ")]
    [InlineData(RecordType.Attribute, "create_time=1700000000", "create_time: Tue Nov 14 ")]
    [InlineData(RecordType.CreateTime, "1700000000", "queue_file_create_time: 1700000000\n")]
    [InlineData(RecordType.CleanupFlags, "5", "flags: 5\n")]
    [InlineData(RecordType.Line, "odd", "\nodd\n")]
    public void Times_are_shown_as_people_write_them_and_the_rest_as_it_is(RecordType type, string data, string expected)
    {
        Write(writer =>
        {
            writer.Write(RecordType.Sender, "a@x".AsSpan());
            writer.Write(type, data.AsSpan());
            writer.Write(RecordType.End);
        });
        Assert.Contains(expected, Run(_directory / "file").Output);
    }

    [Fact]
    public void A_talkative_postcat_names_the_records_of_the_text_and_shows_pointers()
    {
        Write(writer =>
        {
            writer.Write(RecordType.Sender, "a@x".AsSpan());
            writer.WriteNumber(RecordType.Pointer, 0);
            writer.Write(RecordType.Padding, "xx".AsSpan());
            writer.Write(RecordType.Message);
            writer.Write(RecordType.ContinuedLine, "Subject: ".AsSpan());
            writer.Write(RecordType.Line, "cat".AsSpan());
            writer.Write(RecordType.Extracted);
            writer.Write(RecordType.End);
        });
        string file = _directory / "file";
        Assert.Equal(
            $"""
            *** ENVELOPE RECORDS {file} ***
            sender: a@x
            pointer_record:               0
            padding: xx
            *** MESSAGE CONTENTS {file} ***
            unterminated_text: Subject:{' '}
            regular_text: cat
            *** HEADER EXTRACTED {file} ***
            *** MESSAGE FILE END {file} ***

            """,
            Run("-v", file).Output);
    }

    [Theory]
    [InlineData("C:-1 0 0", "invalid size record: -1 0 0")]
    [InlineData("C:10", "invalid size record: 10")]
    [InlineData("C:10 10|C:10 10", "file contains multiple size records")]
    [InlineData("S:a|A:noequal", "{0}: malformed attribute: missing '=' after attribute name: noequal")]
    [InlineData("S:a|A:=x", "{0}: malformed attribute: missing attribute name: =x")]
    [InlineData("S:a|A:", "{0}: malformed attribute: missing attribute name: ")]
    [InlineData("A:x=y|M:|X:|X:", "{0}: out-of-order extracted segment marker")]
    [InlineData("S:a|M:|M:|X:", "{0}: out-of-order message content marker")]
    [InlineData("S:a|X:", "{0}: out-of-order extracted segment marker")]
    [InlineData("S:a|M:", "{0}: out-of-order message end marker")]
    public void What_is_wrong_with_a_record_is_told(string records, string warning)
    {
        Write(writer =>
        {
            foreach (string record in records.Split('|'))
                writer.Write((RecordType)record[0], record.AsSpan(2));
            writer.Write(RecordType.End);
        });
        Assert.Equal($"postcat: warning: {string.Format(null, warning, _directory / "file")}\n", Run(_directory / "file").Errors);
    }

    private void Write() => Write(writer =>
    {
        writer.Write(RecordType.Sender, "a@x".AsSpan());
        writer.WriteAttribute("envelope_id", "env-1");
        writer.Write(RecordType.Recipient, "b@y".AsSpan());
        writer.Write(RecordType.Message);
        foreach (string line in (string[])["Subject: cat", "", "body"])
            writer.Write(RecordType.Line, line.AsSpan());
        writer.Write(RecordType.Extracted);
        writer.Write(RecordType.End);
    });

    private void Write(Action<RecordWriter> records)
    {
        using FileDescriptor file = FileSystem.Open(_directory / "file", OpenFlags.ReadWrite | OpenFlags.Create, 0x1C0);
        using RecordWriter writer = new(new QueueFileRecords(file));
        records(writer);
        writer.Flush();
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of(new PostcatCommand(), _directory, arguments);
}
