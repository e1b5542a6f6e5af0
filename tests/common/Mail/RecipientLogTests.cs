using Postfix.Mail;

namespace Postfix.Tests.Mail;

public sealed class RecipientLogTests
{
    private static readonly RecipientLogEntry s_entry = new()
    {
        Recipient = "user@example.org",
        OriginalRecipient = "orig@example.org",
        Offset = 636,
        DsnOriginalRecipient = "rfc822;user@example.org",
        Notify = NotifyFlags.Success | NotifyFlags.Failure,
        Status = "4.4.1",
        Action = "delayed",
        DiagnosticType = "smtp",
        DiagnosticText = "450 later",
        MtaType = "dns",
        MtaName = "host.example",
        Reason = "host said: 450 later",
    };

    [Fact]
    public void Entry_is_written_in_the_order_of_the_contract()
    {
        string text = RecipientLogFormat.Format(s_entry, withOldForm: true);

        Assert.Equal("""

            <user@example.org>: host said: 450 later
            recipient=user@example.org
            original_recipient=orig@example.org
            offset=636
            dsn_orig_rcpt=rfc822;user@example.org
            notify_flags=6
            status=4.4.1
            action=delayed
            diag_type=smtp
            diag_text=450 later
            mta_type=dns
            mta_mname=host.example
            reason=host said: 450 later


            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Values_that_say_nothing_are_left_out()
    {
        RecipientLogEntry entry = new() { Recipient = "a@b", OriginalRecipient = "A@b", DiagnosticType = "smtp", Reason = "why" };

        Assert.Equal("\nrecipient=a@b\nreason=why\n\n", RecipientLogFormat.Format(entry, withOldForm: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_written_is_read_back(bool withOldForm)
    {
        List<RecipientLogEntry> entries = Read(RecipientLogFormat.Format(s_entry, withOldForm) + RecipientLogFormat.Format(s_entry, withOldForm));

        Assert.Equal([s_entry, s_entry], entries);
    }

    [Theory]
    [InlineData(true, "4.0.0", "delayed")]
    [InlineData(false, "5.0.0", "failed")]
    public void Old_entries_get_the_status_that_fits_the_log(bool isDeferLog, string status, string action)
    {
        RecipientLogEntry entry = Assert.Single(Read("\n<a@b>: no such user\n\n", isDeferLog));

        Assert.Equal(new RecipientLogEntry { Recipient = "a@b", Status = status, Action = action, Reason = "no such user" }, entry);
    }

    [Theory]
    [InlineData("gibberish", "malformed record: missing '=' after attribute name")]
    [InlineData("color=red", "unknown attribute name: color, ignored")]
    [InlineData("<a@b no end", "malformed record: <a@b no end...")]
    public void Bad_lines_are_named_and_skipped(string line, string complaint)
    {
        RecipientLogParser parser = new(isDeferLog: true);

        parser.Take("recipient=a@b");
        parser.Take(line);

        Assert.Equal(complaint, parser.Complaint);
        Assert.Equal("a@b", parser.Take("")?.Recipient);
    }

    [Fact]
    public void Entry_without_its_empty_line_does_not_count()
    {
        Assert.Empty(Read("\nrecipient=a@b\nreason=cut off"));
    }

    [Theory]
    [InlineData("notify_flags=15", NotifyFlags.None)]
    [InlineData("notify_flags=1", NotifyFlags.Never)]
    [InlineData("notify_flags=14", NotifyFlags.Success | NotifyFlags.Failure | NotifyFlags.Delay)]
    [InlineData("notify_flags=x", NotifyFlags.None)]
    public void Impossible_notify_flags_are_dropped(string line, NotifyFlags expected)
    {
        Assert.Equal(expected, Assert.Single(Read($"recipient=a@b\n{line}\n\n")).Notify);
    }

    private static List<RecipientLogEntry> Read(string text, bool isDeferLog = false)
    {
        RecipientLogParser parser = new(isDeferLog);
        List<RecipientLogEntry> entries = [];
        foreach (string line in text.Split('\n')[..^1])
        {
            if (parser.Take(line) is RecipientLogEntry entry)
                entries.Add(entry);
        }
        return entries;
    }
}
