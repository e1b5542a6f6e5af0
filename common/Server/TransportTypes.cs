namespace Postfix.Server;

/// <summary>Types of master.cf entries that a program can work with, by what it expects of its clients.</summary>
public static class TransportTypes
{
    private const string Pass = "pass";

    /// <summary>Connections.</summary>
    public static IReadOnlyList<string> Connections { get; } = ["inet", "unix", Pass];

    /// <summary>Triggers (contract: services.md, section 1).</summary>
    public static IReadOnlyList<string> Triggers { get; } = ["unix", "fifo", Pass];

    /// <summary>Datagrams.</summary>
    public static IReadOnlyList<string> Datagrams { get; } = ["unix-dgram"];

    /// <summary>Whether the type is "pass": what a client wants to say arrives on a descriptor that it sends.</summary>
    public static bool IsPass(string? type) => string.Equals(type, Pass, StringComparison.OrdinalIgnoreCase);
}
