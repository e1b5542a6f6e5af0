namespace Postfix.Lookup;

/// <summary>One row of <see cref="TableRegistry"/>: a type name and how to open tables of that type.</summary>
/// <param name="Name">The word before the colon.</param>
/// <param name="Open">Opens a table; throws <see cref="TableException"/> when that is not possible.</param>
public sealed record TableType(string Name, Func<TableRequest, ILookupTable> Open)
{
    /// <summary>True when postmap(1) can build tables of this type from a text file.</summary>
    public bool CanBuild { get; init; }
}
