namespace Postfix.Config;

/// <summary>One service of master.cf (master(5)), with the defaults of its dashes filled in.</summary>
public sealed record MasterService
{
    /// <summary>First field: a socket name, or <c>[host:]port</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Second field.</summary>
    public required ServiceType Type { get; init; }

    /// <summary>The type as written: "inet", "unix", "unix-dgram", "fifo" or "pass".</summary>
    public required string TypeName { get; init; }

    /// <summary>Whether only programs of the mail system may connect (<c>private/</c>, not <c>public/</c>).</summary>
    public required bool Private { get; init; }

    /// <summary>Whether the program runs as mail_owner.</summary>
    public required bool Unprivileged { get; init; }

    /// <summary>Whether the program runs in a jail, the queue directory.</summary>
    public required bool Chroot { get; init; }

    /// <summary>Time between two wake-ups; zero means none.</summary>
    public required TimeSpan Wakeup { get; init; }

    /// <summary>Whether to wake up only a service that has been used before (<c>?</c>).</summary>
    public required bool WakeupOnlyWhenUsed { get; init; }

    /// <summary>Most processes, or clients, at a time; zero means no limit.</summary>
    public required int ProcessLimit { get; init; }

    /// <summary>File name of the program below daemon_directory.</summary>
    public required string Command { get; init; }

    /// <summary>Its arguments from master.cf, without the braces around <c>{ text }</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The line, from 1, that each of them is on.</summary>
    public IReadOnlyList<int> ArgumentLines { get; init; } = [];

    /// <summary>The file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>First line of the entry, from 1.</summary>
    public required int Line { get; init; }
}
