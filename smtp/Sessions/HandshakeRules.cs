using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Smtp;
using Postfix.SmtpClient.Authentication;
using Postfix.SmtpClient.Encryption;

namespace Postfix.SmtpClient.Sessions;

/// <summary>How greetings are exchanged, for all sessions of this process.</summary>
internal sealed class HandshakeRules(Settings settings, SmtpParameters parameters, ClientProtocol protocol, Log log, TimeProvider clock)
{
    public Log Log { get; } = log;

    public TimeProvider Clock { get; } = clock;

    public bool IsLmtp { get; } = protocol == ClientProtocol.Lmtp;

    public string MyHostname { get; } = settings[MailParameters.MyHostname];

    /// <summary>What we call ourselves.</summary>
    public string HeloName { get; } = settings[parameters.HeloName];

    public bool AlwaysSendsEhlo { get; } = settings[SmtpSharedParameters.SmtpAlwaysSendEhlo];

    public bool NeverSendsEhlo { get; } = settings[SmtpSharedParameters.SmtpNeverSendEhlo];

    /// <summary>A greeting that refuses for good counts as "not now": another server may think differently.</summary>
    public bool SkipsHardGreeting { get; } = settings[parameters.Skip5xxGreeting];

    public EhloKeywords HiddenKeywords { get; } = EhloKeywordNames.Parse(settings[parameters.DiscardEhloKeywords]);

    /// <summary>Keywords to hide, by server address.</summary>
    public required MapList HiddenKeywordMaps { get; init; }

    public required ClientTls Tls { get; init; }

    public required PixWorkarounds Pix { get; init; }

    /// <summary>How to log in; null when the client never does.</summary>
    public LoginRules? Login { get; init; }
}
