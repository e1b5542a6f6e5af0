namespace Postfix.Lookup;

/// <summary>A table that can list its entries. There is one cursor per table.</summary>
public interface ISequentialTable : ILookupTable
{
    /// <summary>Moves the cursor to the first entry; null when the table is empty.</summary>
    TableEntry? First();

    /// <summary>Moves the cursor to the next entry; null at the end.</summary>
    TableEntry? Next();
}
