using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Outcomes;

/// <summary>Why mail could not be delivered.</summary>
internal sealed record Trouble(DsnDetail Detail, TroubleScope Scope)
{
    private const string ProtocolErrorStatus = "5.5.0";

    /// <summary>Worth another attempt, with another server or later.</summary>
    public bool IsSoft => Detail.Status[0] == '4';

    /// <summary>Another server may be able to do what this one cannot: the message fails only when the last one cannot either.</summary>
    public bool IsOfThisServer { get; init; }

    public static Trouble Site(string status, string reason) => new(new DsnDetail(status, reason), TroubleScope.Site);

    public static Trouble Message(string status, string reason) => new(new DsnDetail(status, reason), TroubleScope.Message);

    /// <summary>The server does not want to talk to us.</summary>
    public static Trouble RefusedToTalk(SmtpSession session, SmtpReply reply) =>
        FromReply(session, reply, TroubleScope.Site, $"host {session.Peer.Name} refused to talk to me: {reply.OneLine}");

    /// <summary>The server refused a command of the mail transaction.</summary>
    public static Trouble Refused(SmtpSession session, SmtpReply reply, Stage stage) =>
        FromReply(session, reply, TroubleScope.Message,
            $"host {session.Peer.Name} said: {reply.OneLine} (in reply to {StageTexts.Request(stage)})");

    /// <summary>The server offers encryption, but not now.</summary>
    public static Trouble RefusedTls(SmtpSession session, SmtpReply reply) => FromReply(session, reply, TroubleScope.Site,
        $"TLS is required, but host {session.Peer.Name} refused to start TLS: {reply.OneLine}");

    /// <summary>The conversation broke off.</summary>
    public static Trouble Broken(SmtpSession session, ConversationException error) => error.Fault switch
    {
        ConversationFault.Lost => Site("4.4.2",
            $"lost connection with {session.Peer.Name} while {StageTexts.Doing(error.Stage)}"),
        ConversationFault.TimedOut => Site("4.4.2",
            $"conversation with {session.Peer.Name} timed out while {StageTexts.Doing(error.Stage)}"),
        ConversationFault.LocalData => LocalData(session),
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };

    private static Trouble LocalData(SmtpSession session)
    {
        session.Note(ErrorClasses.Data);
        return Site("4.3.0", $"local data error while talking to {session.Peer.Name}");
    }

    private static Trouble FromReply(SmtpSession session, SmtpReply reply, TroubleScope scope, string reason)
    {
        bool isSense = reply.Status[0] is '4' or '5';
        if (!isSense || IsOurFault(reply.Code))
            session.Note(ErrorClasses.Protocol);
        DsnDetail detail = new(isSense ? reply.Status : ProtocolErrorStatus, isSense ? reason : "Protocol error: " + reason)
        {
            MtaType = "dns",
            MtaName = session.Peer.Host,
            DiagnosticType = "smtp",
            DiagnosticText = reply.OneLine,
        };
        return new Trouble(detail, scope);
    }

    /// <summary>
    /// Replies that say we broke the protocol (RFC 5321, section 4.2.1: x0z is syntax; 555 is a parameter not recognised).
    /// </summary>
    private static bool IsOurFault(int code) => code is < 400 or > 599 or 555 or (>= 500 and < 510);
}
