namespace Postfix.Lookup;

/// <summary>How postmap(1) and postalias(1) make tables.</summary>
public sealed record BuildOptions
{
    /// <summary>How the table is opened.</summary>
    public TableFlags Flags { get; init; }

    /// <summary>Add to an existing table instead of making a new one (-i).</summary>
    public bool IsIncremental { get; init; }

    /// <summary>As root, act with the rights of the source file's owner (unless -o), so that a bug here gains nobody anything.</summary>
    public bool ActsAsOwner { get; init; } = true;

    /// <summary>Give a new table the group and other permissions of the source file (unless -p).</summary>
    public bool KeepsPermissions { get; init; } = true;
}
