namespace Postfix.Logging;

/// <summary>The program cannot go on; its skeleton logs the message as one "fatal:" line and exits.</summary>
public sealed class FatalException : Exception
{
    /// <param name="message">The text of the "fatal:" line.</param>
    /// <param name="exitCode">The program's exit status.</param>
    public FatalException(string message, int exitCode = 1)
        : base(message)
    {
        ExitCode = exitCode;
    }

    /// <summary>The program's exit status.</summary>
    public int ExitCode { get; }
}
