using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>What a table type gets to open a table.</summary>
/// <param name="Spec">Type and name.</param>
/// <param name="Flags">What the user of the table asks for.</param>
/// <param name="Access">What the table is opened for.</param>
/// <param name="Tables">Where tables inside this table (combinations, proxies) are opened.</param>
public sealed record TableRequest(TableSpec Spec, TableFlags Flags, TableAccess Access, TableSet Tables)
{
    /// <summary>The settings, log and clients that tables may use.</summary>
    public TableContext Context => Tables.Context;

    /// <summary>The table's name without its type.</summary>
    public string Name => Spec.Name;

    /// <summary>Whether all of these flags are set.</summary>
    public bool Has(TableFlags flags) => (Flags & flags) == flags;

    /// <summary>Whether keys and values must be UTF-8.</summary>
    public bool ChecksUtf8 => Has(TableFlags.Utf8) && Context.ChecksUtf8;

    /// <summary>The form in which a table that is filled at opening must store a key, so that lookups find it.</summary>
    public string FoldFixedKey(string key) =>
        !Has(TableFlags.FoldFixed) ? key : ChecksUtf8 ? ByteText.FoldCase(key) : ByteText.LowerAscii(key);

    /// <summary>Refuses anything but lookups, for types that cannot be written.</summary>
    public void RequireReadOnly()
    {
        if (Access != TableAccess.Read)
            throw new TableException($"{Spec} map requires O_RDONLY access mode");
    }
}
