namespace Postfix.Smtpd.Session;

/// <summary>Protocol names in logs and Received: headers.</summary>
internal static class ProtocolNames
{
    public const string Smtp = "SMTP";
    public const string Esmtp = "ESMTP";

    private const string Utf8Smtp = "UTF8SMTP";

    /// <summary>The name in a Received: header (RFC 3848, RFC 6531 section 4.3).</summary>
    /// <param name="protocol">SMTP or ESMTP.</param>
    /// <param name="smtputf8">Whether the message uses SMTPUTF8.</param>
    /// <param name="isEncrypted">Whether it came by TLS.</param>
    /// <param name="isLoggedIn">Whether the client is logged in.</param>
    public static string InHeader(string protocol, bool smtputf8, bool isEncrypted, bool isLoggedIn) =>
        (smtputf8 ? Utf8Smtp : protocol)
        // Defined for ESMTP only.
        + (isEncrypted && protocol == Esmtp ? "S" : "")
        + (isLoggedIn && protocol == Esmtp ? "A" : "");
}
