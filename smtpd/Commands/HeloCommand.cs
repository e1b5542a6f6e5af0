using Postfix.Config;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>HELO (RFC 5321, section 4.1.1.1).</summary>
internal sealed class HeloCommand(SmtpdServices services) : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        string name = arguments.ReadRest();
        if (name.Length == 0)
            return CommandResult.ProtocolError(Replies.HeloSyntax);
        if (!session.State.Rights.IsStandAlone && services.Access.CheckHeloEarly(session.State, name) is { } rejection)
            return CommandResult.Refused(rejection);
        session.Introduce(name);
        return CommandResult.Accepted($"250 {services.Settings[MailParameters.MyHostname]}");
    }
}
