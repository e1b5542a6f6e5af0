using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>AUTH, which this server does not have. The log counts it apart from commands that nobody knows.</summary>
internal sealed class AuthCommand : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments) => CommandResult.ProtocolError(Replies.AuthNotEnabled);
}
