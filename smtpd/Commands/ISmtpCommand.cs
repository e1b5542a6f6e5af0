using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>One SMTP command. Commands are shared by all sessions and keep no state.</summary>
internal interface ISmtpCommand
{
    /// <summary>Carries it out.</summary>
    /// <param name="session">The session.</param>
    /// <param name="arguments">What follows the command's name.</param>
    CommandResult Execute(SmtpSession session, CommandCursor arguments);
}
