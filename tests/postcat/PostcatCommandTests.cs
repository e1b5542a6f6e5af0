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
