namespace Postfix.Delivery.Commands;

/// <summary>A command that takes a message on its standard input.</summary>
/// <param name="Text">The command as the administrator or user wrote it, for messages.</param>
/// <param name="Arguments">Its argument vector; the first element names the program.</param>
/// <param name="Uid">User whose rights it gets; never root.</param>
/// <param name="Gid">Group whose rights it gets; never root's.</param>
public sealed record DeliveryCommand(string Text, IReadOnlyList<string> Arguments, uint Uid, uint Gid)
{
    /// <summary>Its environment, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Its working directory; empty for that of the mail system.</summary>
    public string Directory { get; init; } = "";
}
