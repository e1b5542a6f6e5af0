namespace Postfix.Smtpd.Commands;

/// <summary>One row of the command table.</summary>
internal sealed record CommandRow(string Name, ISmtpCommand Command, CommandTraits Traits = CommandTraits.None);
