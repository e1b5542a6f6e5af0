namespace Postfix.Lookup;

/// <summary>A table that searches faster for keys that it knows of beforehand.</summary>
internal interface IBulkTable : ILookupTable
{
    /// <summary>Says that these keys will be looked up next; at most <see cref="LookupTable.MostExpected"/>.</summary>
    void Expect(IReadOnlyList<string> keys);
}
