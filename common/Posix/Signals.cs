using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>What this process does on a signal.</summary>
public static class Signals
{
    private const nint SIG_DFL = 0;
    private const nint SIG_IGN = 1;
    private const nint SIG_ERR = -1;

    /// <summary>Ignores a signal. Programs started with <see cref="Spawn"/> get the default action again.</summary>
    public static void Ignore(Signal signal) => Set(signal, SIG_IGN);

    /// <summary>Restores the default action.</summary>
    public static void Default(Signal signal) => Set(signal, SIG_DFL);

    /// <summary>Ends this process as a signal does whose default action is to end it.</summary>
    public static void End(Signal signal)
    {
        Default(signal);
        Processes.Kill(Processes.Id, signal);
    }

    /// <summary>Whether this process ignores a signal, by its own choice or of whoever started it.</summary>
    public static unsafe bool IsIgnored(Signal signal)
    {
        if (LibC.sigaction((int)signal, null, out SignalAction present) < 0)
            LastError.Throw("sigaction", signal.ToString());
        return present.sa_handler == SIG_IGN;
    }

    private static void Set(Signal signal, nint handler)
    {
        if (LibC.signal((int)signal, handler) == SIG_ERR)
            LastError.Throw("signal", signal.ToString());
    }
}
