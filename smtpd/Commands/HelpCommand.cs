using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>
/// HELP (RFC 5321, section 4.1.1.8): the names of all commands, whether or not this client may use them. It tells nothing by which a
/// program or its version could be recognized.
/// </summary>
internal sealed class HelpCommand(IEnumerable<string> others) : ISmtpCommand
{
    public const string Name = "HELP";

    private readonly string _reply = "214 2.0.0 Commands: " + string.Join(' ', others.Append(Name).Order(StringComparer.Ordinal));

    public CommandResult Execute(SmtpSession session, CommandCursor arguments) => CommandResult.Accepted(_reply);
}
