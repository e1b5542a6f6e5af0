namespace Postfix.Posix;

/// <summary>How a child process ended.</summary>
/// <param name="Pid">The process.</param>
/// <param name="RawStatus">The status word of waitpid(2).</param>
public readonly record struct ExitReport(int Pid, int RawStatus)
{
    /// <summary>True when the process ended by itself, with success or not.</summary>
    public bool Exited => (RawStatus & 0x7F) == 0;

    /// <summary>The exit status, 0..255; only when <see cref="Exited"/>.</summary>
    public int ExitStatus => RawStatus >> 8 & 0xFF;

    /// <summary>The exit status, or another number when a signal killed the process.</summary>
    public int StatusOr(int whenKilled) => Exited ? ExitStatus : whenKilled;

    /// <summary>The signal that killed the process; <see cref="Posix.Signal.None"/> when it exited.</summary>
    public Signal Signal => (Signal)(RawStatus & 0x7F);

    /// <summary>True for exit status 0.</summary>
    public bool IsSuccess => RawStatus == 0;
}
