namespace Postfix.Smtpd.Protocol;

/// <summary>The BODY parameter of MAIL (RFC 6152).</summary>
internal enum BodyEncoding
{
    NotGiven,
    SevenBit,
    EightBit,
}
