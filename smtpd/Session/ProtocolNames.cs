namespace Postfix.Smtpd.Session;

/// <summary>Protocol names in logs and Received: headers.</summary>
internal static class ProtocolNames
{
    public const string Smtp = "SMTP";
    public const string Esmtp = "ESMTP";
}
