using Postfix.Config;
using Postfix.Smtp;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>EHLO (RFC 5321, section 4.1.1.1): as HELO, and tells what this server can do.</summary>
internal sealed class EhloCommand(SmtpdServices services) : ISmtpCommand
{
    private const string XclientFeature = "XCLIENT NAME ADDR PROTO HELO REVERSE_NAME PORT LOGIN DESTADDR DESTPORT";
    private const string XforwardFeature = "XFORWARD NAME ADDR PROTO HELO SOURCE PORT IDENT";

    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        string name = arguments.ReadRest();
        if (name.Length == 0)
            return CommandResult.ProtocolError(Replies.EhloSyntax);
        if (!session.State.Rights.IsStandAlone && services.Access.CheckHeloEarly(session.State, name) is { } rejection)
            return CommandResult.Refused(rejection);
        session.Introduce(name);
        session.State.Protocol = ProtocolNames.Esmtp;
        EhloKeywords hidden = session.State.Rights.HiddenKeywords;
        if (hidden != EhloKeywords.None && !hidden.HasFlag(EhloKeywords.SilentDiscard))
            services.Log.DiscardingKeywords(EhloKeywordNames.Format(hidden));
        if (session.State.Rights.HasUnknownKeywords)
            throw new UndecidedException($"don't know what EHLO features to announce to {session.State.Client.NameAddress}");
        return CommandResult.Accepted(Compose(session.State));
    }

    private string Compose(SessionState state)
    {
        ClientRights rights = state.Rights;
        List<string> lines = [services.Settings[MailParameters.MyHostname]];
        Offer(EhloKeywords.Pipelining, "PIPELINING");
        long limit = services.Settings[MailParameters.MessageSizeLimit];
        Offer(EhloKeywords.Size, limit > 0 ? $"SIZE {limit}" : "SIZE");
        if (!services.Settings[SmtpdParameters.DisableVrfyCommand])
            Offer(EhloKeywords.Vrfy, "VRFY");
        Offer(EhloKeywords.Etrn, "ETRN");
        if (services.Tls.Policy.IsOffered && state.Tls is null)
            Offer(EhloKeywords.StartTls, "STARTTLS");
        if (IsAuthAnnounced(state))
        {
            Offer(EhloKeywords.Auth, "AUTH " + state.Offer!.MechanismList);
            if (services.Authentication!.AnnouncesOldForm)
                Offer(EhloKeywords.Auth, "AUTH=" + state.Offer.MechanismList);
        }
        if (rights.MayVerp)
            Offer(EhloKeywords.Xverp, "XVERP");
        if (rights.MayXclient)
            Offer(EhloKeywords.Xclient, XclientFeature);
        if (rights.MayXforward)
            Offer(EhloKeywords.Xforward, XforwardFeature);
        Offer(EhloKeywords.EnhancedStatusCodes, "ENHANCEDSTATUSCODES");
        Offer(EhloKeywords.EightBitMime, "8BITMIME");
        Offer(EhloKeywords.Dsn, "DSN");
        if (services.Settings[MailParameters.SmtpUtf8Enable])
            Offer(EhloKeywords.Smtputf8, "SMTPUTF8");
        Offer(EhloKeywords.Chunking, "CHUNKING");
        return string.Concat(lines[..^1].Select(line => $"250-{line}\r\n")) + "250 " + lines[^1];

        void Offer(EhloKeywords keyword, string feature)
        {
            if (!rights.HiddenKeywords.HasFlag(keyword))
                lines.Add(feature);
        }
    }

    private bool IsAuthAnnounced(SessionState state) => state.Offer is not null && !state.Rights.HiddenKeywords.HasFlag(EhloKeywords.Auth)
        && services.Authentication!.IsAnnouncedTo(state.Client);
}
