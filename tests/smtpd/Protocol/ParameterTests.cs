using System.Text;
using Postfix.Mail;
using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Tests.Protocol;

public class ParameterTests
{
    private static readonly MailFeatures AllFeatures = new(Smtputf8: true, Dsn: true, VerpDelimiters: "+=", "-=+");

    [Theory]
    [InlineData("BODY=9BIT", (int)ParameterFault.Unsupported)]
    [InlineData("BOGUS", (int)ParameterFault.Unsupported)]
    [InlineData("SIZE=", (int)ParameterFault.BadSize)]
    [InlineData("SIZE=12x", (int)ParameterFault.BadSize)]
    [InlineData("SIZE=99999999999999999999", (int)ParameterFault.SizeOverflow)]
    [InlineData("RET=SOME", (int)ParameterFault.BadReturn)]
    [InlineData("RET=FULL RET=HDRS", (int)ParameterFault.BadReturn)]
    [InlineData("ENVID=", (int)ParameterFault.BadEnvelopeId)]
    [InlineData("ENVID=a+0", (int)ParameterFault.BadEnvelopeId)]
    [InlineData("ENVID=a+00", (int)ParameterFault.BadEnvelopeId)]
    [InlineData("ENVID=a ENVID=b", (int)ParameterFault.BadEnvelopeId)]
    [InlineData("XVERP=+", (int)ParameterFault.BadVerpDelimiters)]
    [InlineData("AUTH=a AUTH=b", (int)ParameterFault.RepeatedAuth)]
    public void Bad_mail_parameters_are_told_apart(string text, int fault) =>
        Assert.Equal((ParameterFault)fault, ParseMail(text, AllFeatures).Fault);

    [Fact]
    public void Mail_parameters_are_read_in_any_case_and_order()
    {
        MailOptions parameters = ParseMail("envid=a+2Bb smtputf8 Body=8bitmime SIZE=100 ret=hdrs xverp", AllFeatures);
        Assert.Equal(ParameterFault.None, parameters.Fault);
        Assert.Equal("a+b", parameters.EnvelopeId);
        Assert.True(parameters.Smtputf8);
        Assert.Equal(BodyEncoding.EightBit, parameters.Body);
        Assert.Equal(100, parameters.Size);
        Assert.Equal(ReturnFlags.Headers, parameters.Return);
        Assert.Equal("+=", parameters.VerpDelimiters);
    }

    [Theory]
    [InlineData("SMTPUTF8", (int)ParameterFault.Unsupported)]
    [InlineData("XVERP", (int)ParameterFault.Unsupported)]
    [InlineData("RET=FULL", (int)ParameterFault.DsnDisabled)]
    [InlineData("ENVID=x", (int)ParameterFault.DsnDisabled)]
    public void Features_that_are_off_cannot_be_asked_for(string text, int fault) =>
        Assert.Equal((ParameterFault)fault, ParseMail(text, new(false, false, null, "")).Fault);

    [Theory]
    [InlineData("NOTIFY=NEVER", 1)]
    [InlineData("NOTIFY=success,Failure", 6)]
    [InlineData("NOTIFY=DELAY ORCPT=rfc822;a", 8)]
    public void Notify_is_a_set(string text, int flags) => Assert.Equal((NotifyFlags)flags, ParseRecipient(text).Notify);

    [Theory]
    [InlineData("NOTIFY=", (int)ParameterFault.BadNotify)]
    [InlineData("NOTIFY=NEVER,DELAY", (int)ParameterFault.BadNotify)]
    [InlineData("NOTIFY=SOMETIMES", (int)ParameterFault.BadNotify)]
    [InlineData("NOTIFY=NEVER NOTIFY=NEVER", (int)ParameterFault.BadNotify)]
    [InlineData("ORCPT=bob", (int)ParameterFault.BadOriginalRecipient)]
    [InlineData("ORCPT=;bob", (int)ParameterFault.BadOriginalRecipient)]
    [InlineData("ORCPT=rfc822;a+2", (int)ParameterFault.BadOriginalRecipient)]
    [InlineData("ORCPT=rfc822;a+00", (int)ParameterFault.BadOriginalRecipient)]
    [InlineData("ORCPT=utf-8;a\\x{zz}", (int)ParameterFault.BadOriginalRecipient)]
    [InlineData("ORCPT=rfc822;a ORCPT=rfc822;a", (int)ParameterFault.BadOriginalRecipient)]
    [InlineData("SIZE=1", (int)ParameterFault.Unsupported)]
    public void Bad_recipient_parameters_are_told_apart(string text, int fault) =>
        Assert.Equal((ParameterFault)fault, ParseRecipient(text).Fault);

    [Theory]
    [InlineData("ORCPT=rfc822;Bob+2B@orig.example", "rfc822;Bob+@orig.example")]
    [InlineData("ORCPT=utf-8;a\\x{E9}b", "utf-8;a\u00c3\u00a9b")]
    public void The_original_recipient_is_decoded(string text, string expected) =>
        Assert.Equal(expected, ParseRecipient(text).OriginalRecipient);

    [Theory]
    [InlineData("30", 30, false)]
    [InlineData("0 LAST", 0, true)]
    [InlineData("5 last", 5, true)]
    public void Bdat_takes_a_size_and_perhaps_last(string text, long size, bool isLast) =>
        Assert.Equal(new BdatArguments(size, isLast), BdatArguments.Parse(new(Encoding.Latin1.GetBytes(text))));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("5 FIRST")]
    [InlineData("5 LAST x")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void Malformed_bdat_is_refused(string text) =>
        Assert.Null(BdatArguments.Parse(new(Encoding.Latin1.GetBytes(text))));

    private static MailOptions ParseMail(string text, MailFeatures features) =>
        MailOptions.Parse(new(Encoding.Latin1.GetBytes(text)), features);

    private static RecipientOptions ParseRecipient(string text) =>
        RecipientOptions.Parse(new(Encoding.Latin1.GetBytes(text)), isDsnEnabled: true);
}
