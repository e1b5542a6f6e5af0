using System.Text;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Sendmail;

namespace Postfix.Tests.Sendmail;

public sealed class SubmittedMessageTests
{
    [Fact]
    public void A_plain_submission_has_the_contracted_records() => Assert.Equal(
        "A:rewrite_context=local|F:Alice|S:alice|R:bob|R:carla@example.com|M:|N:Subject: x|N:|N:text|X:|E:",
        Write("Subject: x\n\ntext\n", "alice", "bob", "Carla <carla@example.com>"));

    [Fact]
    public void Options_become_attributes_in_their_order() => Assert.Equal(
        "A:envelope_id=my-id|A:ret_flags=2|A:rewrite_context=remote|F:Alice|S:a@b|A:encoding=8bit|A:trace_flags=1024|V:+="
        + "|A:notify_flags=1|R:bob|M:|X:|E:",
        Write("", "a@b", "-v", "-V", "my-id", "-Rhdrs", "-G", "-B8BITMIME", "-XV", "-Nnever", "bob"));

    [Fact]
    public void A_request_for_smtputf8_comes_first_in_the_place_of_a_size() => Assert.StartsWith(
        "C:             -1              -1              -1              -1              -1               1|A:rewrite_context=local|",
        Write("", "a@b", "-O", "SMTPUTF8=Yes", "bob"));

    [Theory]
    [InlineData("To: a@x, B <b@x>\nCc: c@x\nBcc: d@x\nX-To: e@x\n\nTo: f@x\n", "R:a@x|R:b@x|R:c@x|R:d@x")]
    [InlineData("To: a@x\nResent-To: b@x\nCc: c@x\n\n", "R:b@x")]
    [InlineData("To: \"a b\"@x,\n g: h@x, i@x;\n\n", "R:a b@x|R:h@x|R:i@x")]
    public void With_option_t_the_headers_name_the_recipients(string message, string recipients) =>
        Assert.EndsWith($"|X:|{recipients}|E:", Write(message, "me", "-t"));

    [Fact]
    public void The_message_itself_passes_unchanged()
    {
        string message = "Subject: one\n two\nTo: a@x\n\n.x\nbody\n";
        Assert.Contains("N:Subject: one|N: two|N:To: a@x|N:|N:.x|N:body", Write(message, "me", "-t"));
    }

    [Fact]
    public void A_verification_sends_a_probe() => Assert.Equal(
        "A:rewrite_context=local|F:Alice|S:me|A:trace_flags=512|R:a|R:b|M:|N:From: me|N:Subject: probe|L:To:|N:\ta,|N:\tb|X:|E:",
        Write("ignored\n", "me", "-bv", "a", "b"));

    [Theory]
    [InlineData("Recipient addresses must be specified on the command line or via the -t option")]
    [InlineData("No recipient addresses found in message header", "-t")]
    [InlineData("-V option requires non-null sender address", "-f", "", "-XV", "a")]
    public void A_message_that_cannot_be_sent_is_refused(string complaint, params string[] arguments) =>
        Assert.Equal(complaint, Assert.Throws<SubmissionException>(() => Write("x: y\n\n", "", arguments)).Message);

    private static string Write(string text, string sender, params string[] arguments)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            using FileDescriptor input = FileSystem.Open(path, OpenFlags.ReadOnly);
            RecordedRecords sink = new();
            using RecordWriter records = new(sink);
            SendmailOptions options = SendmailArguments.Parse("sendmail", arguments);
            Settings settings = Settings.FromValues(("smtputf8_enable", "yes"));
            SubmittedMessage message = new(options, settings, sender)
            {
                Requests = SubmissionRequests.Parse(options.SubmissionOptions, settings, complaint => Assert.Fail(complaint)),
            };
            message.Write(records, "Alice", input);
            records.Flush();
            return string.Join('|', sink.Records());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class RecordedRecords : IRecordSink, IRecordSource
    {
        private readonly MemoryStream _bytes = new();

        public void WriteAt(ReadOnlySpan<byte> data, long offset) => _bytes.Write(data);

        public int ReadAt(Span<byte> buffer, long offset)
        {
            _bytes.Position = offset;
            return _bytes.Read(buffer);
        }

        public IEnumerable<string> Records()
        {
            using RecordReader reader = new(this, PointerMode.Report);
            while (reader.Read())
            {
                yield return $"{(char)(byte)reader.Type}:{Encoding.Latin1.GetString(reader.Data)}";
            }
        }
    }
}
