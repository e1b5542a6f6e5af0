using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Restrictions;

/// <summary>Results of access tables; the table knows a@b.test.</summary>
public class AccessActionTests
{
    private const string Prefix = "<a@b.test>: Sender address rejected: ";

    [Theory]
    [InlineData("OK", "250 2.1.5 Ok")]
    [InlineData("RELAY", "250 2.1.5 Ok")]
    [InlineData("1234", "250 2.1.5 Ok")]
    [InlineData("DUNNO", "250 2.1.5 Ok")]
    [InlineData("REJECT", "554 5.7.1 " + Prefix + "Access denied")]
    [InlineData("reject go away", "554 5.7.1 " + Prefix + "go away")]
    [InlineData("REJECT 5.1.1 gone", "554 5.1.7 " + Prefix + "gone")]
    [InlineData("DEFER", "450 4.7.1 " + Prefix + "Access denied")]
    [InlineData("DEFER later", "450 4.7.1 " + Prefix + "later")]
    [InlineData("DEFER_IF_PERMIT wait", "450 4.7.1 " + Prefix + "wait")]
    [InlineData("DEFER_IF_REJECT wait", "250 2.1.5 Ok")]
    [InlineData("550 no", "550 5.7.1 " + Prefix + "no")]
    [InlineData("421 4.2.1 no", "421 4.2.1 " + Prefix + "no")]
    [InlineData("INFO seen", "250 2.1.5 Ok")]
    [InlineData("WARN odd", "250 2.1.5 Ok")]
    [InlineData("HOLD", "250 2.1.5 Ok")]
    [InlineData("DISCARD", "250 2.1.5 Ok")]
    [InlineData("FILTER smtp:x", "250 2.1.5 Ok")]
    [InlineData("PREPEND X-A: b", "250 2.1.5 Ok")]
    [InlineData("REDIRECT x@y.test", "250 2.1.5 Ok")]
    [InlineData("BCC x@y.test", "250 2.1.5 Ok")]
    [InlineData("reject_unauth_destination, reject", "554 5.7.1 " + Prefix + "Access denied")]
    [InlineData("hash:/x", "451 4.3.5 Server configuration error")]
    [InlineData("no_such_action", "451 4.3.5 Server configuration error")]
    public void A_result_decides(string result, string reply)
    {
        using TestServer server = NewServer(result);
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>");
        Assert.Equal(reply, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Theory]
    [InlineData("REJECT 5.1.1 gone", "mapping DSN status 5.1.1 into Sender address status 5.1.7")]
    [InlineData("REJECT 5.1.2 gone", "mapping DSN status 5.1.2 into Sender address status 5.1.8")]
    [InlineData("550 5.1.8 gone", null)]
    [InlineData("REJECT 5.7.1 gone", null)]
    public void A_status_about_another_kind_of_address_is_replaced_with_a_word(string result, string? line)
    {
        using TestServer server = NewServer(result);
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>");
        Assert.Equal(line, server.Lines.Lines.SingleOrDefault(text => text.StartsWith("mapping", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("FILTER smtp:x", "|L:smtp:x|")]
    [InlineData("PREPEND X-A: b", "|N:X-A: b|")]
    [InlineData("REDIRECT x@y.test", "|>:x@y.test|")]
    [InlineData("BCC x@y.test", "|R:x@y.test|")]
    public void A_wish_reaches_the_queue(string result, string record)
    {
        using TestServer server = NewServer(result);
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>", "DATA");
        server.Send("x\r\n.\r\n");
        Assert.Equal("250 2.0.0 Ok: queued as Q1", server.ReadReply());
        Assert.Contains(record, server.Store.Accepted.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_message_goes_to_the_hold_queue()
    {
        using TestServer server = NewServer("HOLD");
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>", "DATA");
        server.Send("x\r\n.\r\n");
        server.ReadReply();
        Assert.Contains(
            $"|{(char)RecordType.CleanupFlags}:{(int)CleanupFlags.Hold}|", server.Store.Accepted.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_discarded_message_is_not_kept()
    {
        using TestServer server = NewServer("DISCARD");
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>", "DATA");
        server.Send("x\r\n.\r\n");
        Assert.StartsWith("250 2.0.0 Ok", server.ReadReply(), StringComparison.Ordinal);
        Assert.Contains(server.Lines.Lines, line => line.Contains("discard: RCPT from", StringComparison.Ordinal));
    }

    private static TestServer NewServer(string result) =>
        new(("smtpd_sender_restrictions", $"check_sender_access inline:{{{{a@b.test = {result}}}}}"));
}
