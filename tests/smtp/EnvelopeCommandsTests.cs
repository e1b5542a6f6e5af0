using Postfix.Logging;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;
using Postfix.SmtpClient.Transactions;
using Postfix.Text;

namespace Postfix.SmtpClient.Tests;

public class EnvelopeCommandsTests
{
    private const ServerFeatures Everything = ServerFeatures.Size | ServerFeatures.EightBitMime | ServerFeatures.Dsn | ServerFeatures.Smtputf8;

    private static readonly DeliverRequest s_request = new()
    {
        QueueName = "active",
        QueueId = "TEST",
        Nexthop = "there.example",
        DataSize = 123,
        Sender = "from@here.example",
        Recipients = [],
    };

    [Theory]
    [InlineData("", "MAIL FROM:<> SIZE=123")]
    [InlineData("from@here.example", "MAIL FROM:<from@here.example> SIZE=123")]
    [InlineData("a b@here.example", "MAIL FROM:<\"a b\"@here.example> SIZE=123")]
    public void The_sender_is_quoted_where_it_must_be(string sender, string command) =>
        Assert.Equal(command, Commands(s_request with { Sender = sender }).MailFrom());

    [Theory]
    [InlineData("8bit", " BODY=8BITMIME")]
    [InlineData("7bit", " BODY=7BIT")]
    [InlineData("", "")]
    public void The_encoding_is_announced(string encoding, string parameter) =>
        Assert.Equal("MAIL FROM:<from@here.example> SIZE=123" + parameter, Commands(s_request with { Encoding = encoding }).MailFrom());

    [Fact]
    public void The_size_of_converted_content_is_not_announced()
    {
        EnvelopeCommands commands = Commands(s_request with { Encoding = "8bit" }, ServerFeatures.Size);
        Assert.True(commands.IsDowngraded);
        Assert.Equal("MAIL FROM:<from@here.example>", commands.MailFrom());
    }

    [Fact]
    public void Delivery_report_parameters_are_passed_on()
    {
        DeliverRequest request = s_request with { EnvelopeId = "id+1", ReturnFlags = 2, Smtputf8 = 1 };
        Assert.Equal("MAIL FROM:<from@here.example> SIZE=123 ENVID=id+2B1 RET=HDRS SMTPUTF8", Commands(request).MailFrom());
        Assert.Equal("RCPT TO:<a@b> ORCPT=rfc822;o+2B@b NOTIFY=SUCCESS,DELAY", Commands(request).RcptTo(new("", "a@b", -1, "rfc822;o+@b", 2 | 8)));
        Assert.Equal("RCPT TO:<a@b> ORCPT=rfc822;was@b NOTIFY=NEVER", Commands(request).RcptTo(new("was@b", "a@b", -1, "", 1)));
        Assert.Equal("RCPT TO:<a@b>", Commands(request, ServerFeatures.None).RcptTo(new("was@b", "a@b", -1, "", 1)));
    }

    [Fact]
    public void Original_recipients_in_utf8_have_an_encoding_of_their_own()
    {
        string address = ByteText.FromUnicode("ü@b");
        Assert.Equal(@"RCPT TO:<a@b> ORCPT=utf-8;\x{FC}@b", Commands(s_request with { Smtputf8 = 1 }).RcptTo(new(address, "a@b", -1, "", 0)));
    }

    private static EnvelopeCommands Commands(DeliverRequest request, ServerFeatures features = Everything) =>
        new(request, features, new EnvelopeRules(new Log(0), QuotesEnvelope: true, ConvertsContent: true, address => address));
}
