using Postfix.Mail;

namespace Postfix.Smtpd.Commands;

/// <summary>What a command results in.</summary>
/// <param name="Reply">Reply to send, lines separated by CR LF; null when it was sent already.</param>
/// <param name="Outcome">How the command ended.</param>
/// <param name="Errors">Kind of trouble, for postmaster notices.</param>
internal readonly record struct CommandResult(string? Reply, CommandOutcome Outcome, ErrorClasses Errors = ErrorClasses.None)
{
    public static CommandResult Accepted(string reply) => new(reply, CommandOutcome.Accepted);

    /// <summary>Refused; whoever refused has taken note of the kind of trouble.</summary>
    public static CommandResult Refused(string reply) => new(reply, CommandOutcome.Failed);

    /// <summary>The client broke the protocol.</summary>
    public static CommandResult ProtocolError(string reply) => new(reply, CommandOutcome.Failed, ErrorClasses.Protocol);

    /// <summary>The request is against our rules.</summary>
    public static CommandResult PolicyError(string reply) => new(reply, CommandOutcome.Failed, ErrorClasses.Policy);

    /// <summary>We could not do it.</summary>
    public static CommandResult LocalError(string reply, ErrorClasses errors) => new(reply, CommandOutcome.Failed, errors);
}
