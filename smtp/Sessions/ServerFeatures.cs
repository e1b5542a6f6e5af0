namespace Postfix.SmtpClient.Sessions;

/// <summary>What a server can do, and what must be done for it.</summary>
[Flags]
internal enum ServerFeatures
{
    None = 0,
    Esmtp = 1 << 0,
    EightBitMime = 1 << 1,
    Pipelining = 1 << 2,
    Size = 1 << 3,
    StartTls = 1 << 4,
    Dsn = 1 << 5,
    Smtputf8 = 1 << 6,
    XforwardName = 1 << 7,
    XforwardAddress = 1 << 8,
    XforwardPort = 1 << 9,
    XforwardProtocol = 1 << 10,
    XforwardHelo = 1 << 11,
    XforwardIdent = 1 << 12,
    XforwardDomain = 1 << 13,

    /// <summary>A PIX firewall that breaks EHLO.</summary>
    PixNoEsmtp = 1 << 14,

    /// <summary>A PIX firewall that overlooks an end of data that is split over packets.</summary>
    PixDelayEndOfData = 1 << 15,

    /// <summary>Login, where we have a password for it.</summary>
    Auth = 1 << 16,
}
