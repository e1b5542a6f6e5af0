using Postfix.Mail;
using Postfix.Smtp;
using Postfix.Smtpd.Encryption;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>STARTTLS (RFC 3207): goes on encrypted, and forgets what was said in the clear.</summary>
internal sealed class StartTlsCommand(SmtpdServices services) : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (!arguments.IsAtEnd)
            return CommandResult.ProtocolError(Replies.StartTlsSyntax);
        if (state.Tls is not null)
            return CommandResult.ProtocolError(Replies.TlsActive);
        if (!services.Tls.Policy.IsOffered || state.Rights.HiddenKeywords.HasFlag(EhloKeywords.StartTls))
            return CommandResult.ProtocolError(Replies.NotImplemented);
        if (!services.Tls.IsAvailable)
            return CommandResult.LocalError(Replies.TlsUnavailable, ErrorClasses.Software);
        if (services.Limits.RefusesTls(state, "STARTTLS request"))
            return CommandResult.Refused($"454 4.7.0 Error: too many new TLS sessions from {state.Client.NameAddress}");
        session.Reply(Replies.StartTls);
        if (!new TlsStart(session, services).Run(greets: false))
            return new(null, CommandOutcome.Quit);
        session.RenewOffer();
        return new(null, CommandOutcome.Accepted);
    }
}
