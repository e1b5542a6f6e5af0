namespace Postfix.Lookup;

/// <summary>One row of <see cref="TableRegistry"/>: a type name and how to open tables of that type.</summary>
/// <param name="Name">The word before the colon.</param>
/// <param name="Open">Opens a table; throws <see cref="TableException"/> when that is not possible.</param>
public sealed record TableType(string Name, Func<TableRequest, ILookupTable> Open)
{
    /// <summary>True when postmap(1) can build tables of this type from a text file.</summary>
    public bool CanBuild { get; init; }

    /// <summary>What the table's file has behind a name that is a path: nothing, or ".db" and the like. Null when such a name is no file's.</summary>
    public string? FileSuffix { get; init; }
}
