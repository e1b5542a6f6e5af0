namespace Postfix.Services;

/// <summary>What went wrong with a message, in words for the person who submitted it.</summary>
public static class CleanupStatusText
{
    /// <summary>The text of the most important bit; "Success" when there is none.</summary>
    public static string Describe(CleanupStatus status) => status == CleanupStatus.Ok ? "Success" : CleanupProblem.Of(status).Text;
}
