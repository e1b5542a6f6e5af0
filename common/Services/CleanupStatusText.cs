namespace Postfix.Services;

/// <summary>What went wrong with a message, in words for the person who submitted it.</summary>
public static class CleanupStatusText
{
    /// <summary>Most important first: a status can hold several bits, and one text is shown.</summary>
    private static readonly (CleanupStatus Bit, string Text)[] Rows =
    [
        (CleanupStatus.Defer, "service unavailable"),
        (CleanupStatus.Proxy, "queue file write error"),
        (CleanupStatus.Bad, "internal protocol error"),
        (CleanupStatus.Recipient, "no recipients specified"),
        (CleanupStatus.Hops, "too many hops"),
        (CleanupStatus.Size, "message file too big"),
        (CleanupStatus.Content, "message content rejected"),
        (CleanupStatus.Write, "queue file write error"),
        (CleanupStatus.Denied, "service denied"),
    ];

    /// <summary>The text of the most important bit; "Success" when there is none.</summary>
    public static string Describe(CleanupStatus status)
    {
        foreach ((CleanupStatus bit, string text) in Rows)
        {
            if ((status & bit) != CleanupStatus.Ok)
                return text;
        }
        return "Success";
    }
}
