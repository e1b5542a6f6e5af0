using Postfix.Delivery.Commands;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>How the copying of a message ended. The default value is success.</summary>
/// <param name="Problem">Why it failed; null on success, and when the queue file is damaged.</param>
/// <param name="Error">The system error behind <paramref name="Problem"/>.</param>
/// <param name="IsCorrupt">The queue file is damaged; nothing is to be reported, the queue manager deals with it.</param>
public readonly record struct CopyResult(DsnDetail? Problem, Errno Error, bool IsCorrupt)
{
    /// <summary>True when the whole message was written.</summary>
    public bool IsComplete => Problem is null && !IsCorrupt;

    internal static CopyResult Corrupt => new(null, default, true);

    internal static CopyResult Failed(string status, string action, Errno error) =>
        new(new DsnDetail(status, $"error {action} message: {error.Describe()}")
        {
            DiagnosticType = "x-unix",
            DiagnosticText = ExitStatus.InputOutputError.Text,
        }, error, false);
}
