using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.SmtpClient.Sessions;

/// <summary>What holds for all sessions of this process.</summary>
internal sealed class SessionRules(Settings settings, SmtpParameters parameters, ClientProtocol protocol, Log log)
{
    private readonly StageTimeouts _timeouts = new(
        settings, parameters, protocol == ClientProtocol.Lmtp ? SmtpTlsParameters.Lmtp : SmtpTlsParameters.Smtp);
    private readonly bool _isDeadline = settings[parameters.PerRequestDeadline];

    public Log Log { get; } = log;

    /// <summary>Most bytes of a reply line, and of the text that is kept of a reply.</summary>
    public int LineLimit { get; } = settings[MimeParameters.LineLengthLimit];

    /// <summary>Finds what is to take the place of a reply line (smtp_reply_filter); null when nothing ever is.</summary>
    public Func<string, LookupResult>? ReplyFilter { get; init; }

    public string ReplyFilterName { get; } = settings[parameters.ReplyFilter];

    /// <summary>What the postmaster wants to hear about.</summary>
    public ErrorClasses Notify { get; init; }

    public bool GivesAdvice { get; } = settings[LoggingParameters.HelpfulWarnings];

    /// <summary>The word for the protocol in warnings.</summary>
    public string ProtocolWord { get; } = protocol == ClientProtocol.Smtp ? "ESMTP" : "LMTP";

    public string EhloMapsName { get; } = parameters.DiscardEhloKeywordAddressMaps.Name;

    /// <summary>From now on the time limit of this stage holds: for every wait, or for the whole exchange.</summary>
    public void StartTimer(Channel channel, Stage stage)
    {
        if (_isDeadline)
            channel.StartDeadline(_timeouts.For(stage));
        else
            channel.SetTimeout(_timeouts.For(stage));
    }
}
