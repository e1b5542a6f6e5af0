using Postfix.Delivery;

namespace Postfix.LocalDelivery.Tests;

public sealed class MailboxTests : IDisposable
{
    private readonly LocalHarness _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public void Mailbox_is_in_the_spool_directory()
    {
        _local.Deliver("ALICE@example.org", original: "someone@example.org");

        Assert.Contains(
            "Return-Path: <s@example.com>\nX-Original-To: someone@example.org\nDelivered-To: ALICE@example.org\nSubject: x\n",
            _local.Mailbox("alice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mailbox", "home/alice/Mailbox", "delivered to mailbox")]
    [InlineData("Maildir/", "home/alice/Maildir", "delivered to maildir")]
    public void Mailbox_is_in_the_home_directory_when_main_cf_says_so(string homeMailbox, string path, string report)
    {
        _local.Set("home_mailbox", homeMailbox);

        _local.Deliver("alice@example.org");

        Assert.Equal([$"sent alice@example.org 2.0.0 {report}"], _local.Reporter.Reports);
        Assert.True(File.Exists(_local.Path(path)) || Directory.Exists(_local.Path(path)));
    }

    [Fact]
    public void Spool_directory_with_a_slash_holds_maildirs()
    {
        _local.Set("mail_spool_directory", _local.Path("mail/"));

        _local.Deliver("alice@example.org");

        Assert.Single(Directory.GetFiles(_local.Path("mail/alice/new")));
    }

    [Fact]
    public void Mailbox_that_cannot_be_opened_is_returned_with_its_name()
    {
        Directory.CreateDirectory(_local.Path("mail/alice"));

        _local.Deliver("alice@example.org");

        Assert.Equal(
            [$"bounced alice@example.org 5.2.0 cannot update mailbox {_local.Path("mail/alice")} for user alice. cannot open file: Is a directory"],
            _local.Reporter.Reports);
    }

    [Fact]
    public void Mail_that_was_here_before_is_returned()
    {
        using LocalHarness local = new("Delivered-To: Alice@example.org", "Subject: x", "");

        local.Deliver("alice@example.org");

        Assert.Equal(["bounced alice@example.org 5.4.6 mail forwarding loop for alice@example.org"], local.Reporter.Reports);
    }

    [Theory]
    [InlineData("nobody@example.org", "bounced nobody@example.org 5.1.1 unknown user: \"nobody\"")]
    [InlineData("postmaster@example.org", "sent postmaster@example.org 2.0.0 discarded")]
    [InlineData("@example.org", "bounced @example.org 5.1.3 null username in \"@example.org\"")]
    public void Unknown_user_is_returned_unless_the_name_is_required(string recipient, string report)
    {
        _local.Deliver(recipient);

        Assert.Equal([report], _local.Reporter.Reports);
    }

    [Theory]
    [InlineData("alice", "sent alice@example.org 2.0.0 delivered to mailbox")]
    [InlineData("alice+$user", "sent alice+nobody@example.org 2.0.0 delivered to mailbox")]
    [InlineData("$user", "bounced nobody@example.org 5.1.1 unknown user: \"nobody\"")]
    public void Luser_relay_takes_unknown_users(string relay, string report)
    {
        _local.Set("luser_relay", relay);

        _local.Deliver("nobody@example.org");

        Assert.Equal([report], _local.Reporter.Reports);
    }

    [Fact]
    public void Extension_that_leads_out_of_a_directory_is_dropped()
    {
        _local.Deliver("alice+../../etc/passwd@example.org");

        Assert.Equal(["warning: ABC: address with illegal extension: alice+../../etc/passwd"], _local.Log.Lines);
        Assert.Equal(["sent alice+../../etc/passwd@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Other_transport_that_is_not_there_means_later()
    {
        _local.Set("mailbox_transport", "nosuch:hop");

        Assert.Equal(RecipientOutcome.Deferred, _local.Deliver("alice@example.org"));

        Assert.Equal("ABC: passing <alice@example.org> to transport=nosuch", _local.Log.Lines[0]);
        Assert.Equal(["deferred alice@example.org 4.3.0 mail transport unavailable"], _local.Reporter.Reports);
    }
}
