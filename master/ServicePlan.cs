using System.Globalization;
using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>What master does for one service of master.cf, worked out once per start or reload.</summary>
internal sealed record ServicePlan
{
    /// <summary>The service's name in master.cf.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is reached: "private/rewrite", "25", "[127.0.0.1]:25". With the type it identifies a service.</summary>
    public required string Address { get; init; }

    /// <summary>How it is reached.</summary>
    public required ServiceType Type { get; init; }

    /// <summary>The addresses to listen on; only for <see cref="ServiceType.Inet"/>.</summary>
    public IReadOnlyList<InetEndpoint> Endpoints { get; init; } = [];

    /// <summary>Connections that may wait to be accepted.</summary>
    public required int Backlog { get; init; }

    /// <summary>Size of the buffers of TCP sockets; 0 for the system's choice.</summary>
    public int WindowSize { get; init; }

    /// <summary>The program file.</summary>
    public required string Program { get; init; }

    /// <summary>The program's arguments, argv[0] included, before those that depend on load and sockets.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The arguments that master.cf gives.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>Most clients at a time; 0 for no limit.</summary>
    public required int ClientLimit { get; init; }

    /// <summary>Most clients of one process, if the program is able to serve several.</summary>
    public int ClientsPerProcess { get; init; } = 1;

    /// <summary>Strangers can reach the service: its processes are told when it is overloaded.</summary>
    public bool AdaptsToStress { get; init; }

    /// <summary>Time between two wake-ups; zero for none.</summary>
    public TimeSpan WakeupInterval { get; init; }

    /// <summary>Wake it up only after it was used by somebody.</summary>
    public bool WakeupOnlyWhenUsed { get; init; }

    /// <summary>Pause after a program that cannot start.</summary>
    public required TimeSpan ThrottleTime { get; init; }

    /// <summary>
    /// Its processes are in a session of their own, so that the end of the mail system does not interrupt a database update.
    /// </summary>
    public bool HasOwnSession { get; init; }

    /// <summary>The whole argument vector of a process.</summary>
    public IReadOnlyList<string> ArgumentsFor(bool isUnderStress, int listeners)
    {
        var arguments = new List<string>(Arguments);
        if (AdaptsToStress)
            arguments.AddRange("-o", isUnderStress ? "stress=yes" : "stress=");
        if (listeners > 1)
            arguments.AddRange("-s", listeners.ToString(CultureInfo.InvariantCulture));
        arguments.AddRange(ExtraArguments);
        return arguments;
    }
}
