namespace Postfix.Posix;

/// <summary>Signals that mail programs deal with, under their C names (signal(7), x86-64).</summary>
public enum Signal
{
    /// <summary>No signal: kill(2) only tests whether the process exists.</summary>
    None = 0,

    /// <summary>Reload.</summary>
    SIGHUP = 1,

    /// <summary>Interrupt from the keyboard.</summary>
    SIGINT = 2,

    /// <summary>Quit from the keyboard.</summary>
    SIGQUIT = 3,

    /// <summary>Abort.</summary>
    SIGABRT = 6,

    /// <summary>Kill; cannot be handled.</summary>
    SIGKILL = 9,

    /// <summary>User-defined.</summary>
    SIGUSR1 = 10,

    /// <summary>User-defined.</summary>
    SIGUSR2 = 12,

    /// <summary>Write to a pipe or socket that nobody reads.</summary>
    SIGPIPE = 13,

    /// <summary>Timer.</summary>
    SIGALRM = 14,

    /// <summary>Terminate.</summary>
    SIGTERM = 15,

    /// <summary>A child ended.</summary>
    SIGCHLD = 17,

    /// <summary>File larger than RLIMIT_FSIZE.</summary>
    SIGXFSZ = 25,
}
