using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Commands;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Turns cleanup's verdict about a message into a reply (contract: services.md, section 2). The most severe error counts.</summary>
internal static class CleanupReplies
{
    private static readonly (CleanupStatus Status, ErrorClasses Errors)[] s_precedence =
    [
        (CleanupStatus.Defer, ErrorClasses.Policy),
        (CleanupStatus.Bad, ErrorClasses.Software),
        (CleanupStatus.Size, ErrorClasses.Bounce),
        (CleanupStatus.Hops, ErrorClasses.Bounce),
        (CleanupStatus.Content, ErrorClasses.Policy),
        (CleanupStatus.Write, ErrorClasses.Resource),
    ];

    /// <summary>The reply to a message that was not accepted.</summary>
    public static CommandResult For(CleanupResult verdict)
    {
        if (IsReply(verdict.Reason))
            return CommandResult.PolicyError(verdict.Reason);
        foreach ((CleanupStatus status, ErrorClasses errors) in s_precedence)
            if (verdict.Status.HasFlag(status))
                return CommandResult.LocalError(Compose(status, verdict), errors);
        return CommandResult.LocalError(Compose(CleanupStatus.Bad, verdict), ErrorClasses.Software);
    }

    private static string Compose(CleanupStatus status, CleanupResult verdict)
    {
        CleanupProblem problem = CleanupProblem.Of(status);
        // Content checks may bring a status code and text of their own.
        if (status is CleanupStatus.Defer or CleanupStatus.Content && verdict.Reason.Length > 0)
            return $"{problem.SmtpCode} {ByteText.Printable(verdict.Reason, ' ')}";
        string text = status == CleanupStatus.Bad ? $"internal error {(int)verdict.Status}" : problem.Text;
        return $"{problem.SmtpCode} {problem.Status} Error: {text}";
    }

    private static bool IsReply(string text) =>
        text is [('4' or '5'), (>= '0' and <= '9'), (>= '0' and <= '9'), ..] && (text.Length == 3 || text[3] is ' ' or '-');
}
