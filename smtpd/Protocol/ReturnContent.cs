namespace Postfix.Smtpd.Protocol;

/// <summary>The RET parameter of MAIL (RFC 3461); the numbers are those of the queue file.</summary>
internal enum ReturnContent
{
    NotGiven = 0,
    Full = 1,
    Headers = 2,
}
