using Postfix.Posix;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.Delivery.Commands;

/// <summary>
/// Judges how a delivery command ended: by its exit status, and by an enhanced status code at the start of what it said
/// (contract: files.md, section 4).
/// </summary>
internal static class CommandVerdict
{
    /// <summary>The result of a command that ended by itself.</summary>
    /// <param name="command">The command's text.</param>
    /// <param name="report">How it ended.</param>
    /// <param name="output">What it said, see <see cref="Readable"/>.</param>
    /// <param name="copy">How the writing of the message to it ended.</param>
    public static CommandResult Judge(string command, ExitReport report, string output, CopyResult copy)
    {
        if (!report.IsSuccess)
            return new CommandResult(Failure(command, report, output), false);
        if (copy.IsCorrupt)
            return new CommandResult(null, true);
        // A command that is satisfied may leave the rest of the message unread.
        if (copy.Problem is not DsnDetail problem || copy.Error == Errno.EPIPE)
            return default;
        return new CommandResult(problem with { Reason = $"Command failed: {problem.Reason}: \"{command}\"" }, false);
    }

    /// <summary>The result of a command that was stopped.</summary>
    public static CommandResult TimedOut(string command, string output) => new(
        Describe("5.3.0", $"Command time limit exceeded: \"{command}\"", output, ExitStatus.SoftwareError.Text), false);

    /// <summary>The result of a command that could not be started.</summary>
    public static CommandResult NotStarted(Errno error) => new(
        Unix("4.3.0", $"Delivery failed: {error.Describe()}", ExitStatus.SystemError.Text), false);

    /// <summary>Output in one line: blanks for tabs and newlines, underscores for what cannot be printed.</summary>
    public static string Readable(string output) =>
        ByteText.Printable(output.Replace('\t', ' ').Replace('\n', ' '), '_');

    private static DsnDetail Failure(string command, ExitReport report, string output)
    {
        if (!report.Exited)
        {
            string death = $"Command died with signal {(int)report.Signal}: \"{command}\"";
            return Describe("4.3.0", death, output, ExitStatus.SoftwareError.Text);
        }
        if (EnhancedStatus.Length(output) > 0)
        {
            StatusText said = EnhancedStatus.Split(output, "5.3.0");
            return Unix(said.Status, said.Text, said.Text);
        }
        ExitStatus status = ExitStatus.Of(report.ExitStatus);
        string reason = status.IsStandard ? status.Text : $"Command died with status {report.ExitStatus}: \"{command}\"";
        return Describe(status.Dsn, reason, output, status.Text);
    }

    private static DsnDetail Describe(string status, string reason, string output, string otherwise) => output.Length > 0
        ? Unix(status, $"{reason}. Command output: {output}", output)
        : Unix(status, reason, otherwise);

    private static DsnDetail Unix(string status, string reason, string diagnostic) =>
        new(status, reason) { DiagnosticType = "x-unix", DiagnosticText = diagnostic };
}
