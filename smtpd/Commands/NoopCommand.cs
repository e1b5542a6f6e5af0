using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>NOOP (RFC 5321, section 4.1.1.9); an argument means nothing.</summary>
internal sealed class NoopCommand : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments) => CommandResult.Accepted(Replies.Ok);
}
