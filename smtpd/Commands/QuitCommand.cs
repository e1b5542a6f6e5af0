using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>QUIT (RFC 5321, section 4.1.1.10).</summary>
internal sealed class QuitCommand : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments) => new(Replies.Bye, CommandOutcome.Quit);
}
