namespace Postfix.Server;

/// <summary>Types of master.cf entries that a program can work with, by what it expects of its clients.</summary>
public static class TransportTypes
{
    /// <summary>Connections.</summary>
    public static IReadOnlyList<string> Connections { get; } = ["inet", "unix"];

    /// <summary>Triggers (contract: services.md, section 1).</summary>
    public static IReadOnlyList<string> Triggers { get; } = ["unix", "fifo"];

    /// <summary>Datagrams.</summary>
    public static IReadOnlyList<string> Datagrams { get; } = ["unix-dgram"];
}
