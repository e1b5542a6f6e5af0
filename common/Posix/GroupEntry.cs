namespace Postfix.Posix;

/// <summary>A line of the group database.</summary>
/// <param name="Name">Group name.</param>
/// <param name="Gid">Group id.</param>
/// <param name="Members">Login names of those who are in it beside those who have it as primary group.</param>
public sealed record GroupEntry(string Name, uint Gid, IReadOnlyList<string> Members)
{
    /// <summary>The password field, usually "x".</summary>
    public string Password { get; init; } = "x";
}
