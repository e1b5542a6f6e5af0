using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>RSET (RFC 5321, section 4.1.1.5): back to the state after HELO.</summary>
internal sealed class RsetCommand : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        if (!arguments.IsAtEnd)
            return CommandResult.ProtocolError(Replies.RsetSyntax);
        session.EndTransaction();
        return CommandResult.Accepted(Replies.Ok);
    }
}
