namespace Postfix.SmtpSource;

/// <summary>What is spoken.</summary>
internal enum Dialect
{
    /// <summary>SMTP with HELO.</summary>
    Smtp,

    /// <summary>LMTP (RFC 2033): a reply for each recipient.</summary>
    Lmtp,

    /// <summary>SMTP without HELO, messages without headers.</summary>
    Old,
}
