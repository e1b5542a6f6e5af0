namespace Postfix.Services;

/// <summary>What senders are told about a <see cref="CleanupStatus"/> (contract: services.md, section 2).</summary>
/// <param name="SmtpCode">Code of an SMTP reply.</param>
/// <param name="Status">Enhanced status code.</param>
/// <param name="Text">Text without codes.</param>
public sealed record CleanupProblem(int SmtpCode, string Status, string Text)
{
    private static readonly CleanupProblem Unknown = new(451, "4.3.0", "internal protocol error");

    // In order of precedence: a status can hold several bits, and one problem is told.
    private static readonly (CleanupStatus Bit, CleanupProblem Problem)[] Rows =
    [
        (CleanupStatus.Defer, new(451, "4.7.1", "service unavailable")),
        (CleanupStatus.Proxy, new(451, "4.3.0", "queue file write error")),
        (CleanupStatus.Bad, new(451, "4.3.0", "internal protocol error")),
        (CleanupStatus.Recipient, new(550, "5.1.0", "no recipients specified")),
        (CleanupStatus.Hops, new(554, "5.4.0", "too many hops")),
        (CleanupStatus.Size, new(552, "5.3.4", "message file too big")),
        (CleanupStatus.Content, new(550, "5.7.1", "message content rejected")),
        (CleanupStatus.Write, new(451, "4.3.0", "queue file write error")),
        (CleanupStatus.Denied, new(550, "5.7.1", "service denied")),
    ];

    /// <summary>The most important problem of a status other than <see cref="CleanupStatus.Ok"/>.</summary>
    public static CleanupProblem Of(CleanupStatus status)
    {
        foreach ((CleanupStatus bit, CleanupProblem problem) in Rows)
        {
            if ((status & bit) != CleanupStatus.Ok)
                return problem;
        }
        return Unknown;
    }
}
