namespace Postfix.Posix;

/// <summary>A line of the user database.</summary>
/// <param name="Name">Login name.</param>
/// <param name="Uid">User id.</param>
/// <param name="Gid">Primary group.</param>
/// <param name="Gecos">Full name and more.</param>
/// <param name="Home">Home directory.</param>
/// <param name="Shell">Login shell.</param>
public sealed record UserEntry(string Name, uint Uid, uint Gid, string Gecos, string Home, string Shell)
{
    /// <summary>The password field: usually "x", since the real one is kept elsewhere.</summary>
    public string Password { get; init; } = "x";
}
