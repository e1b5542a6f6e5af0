namespace Postfix.Lookup;

/// <summary>What an entry is to a table.</summary>
public enum EntryKind
{
    /// <summary>Data. What happens to an existing key was decided when the table was opened.</summary>
    Ordinary,

    /// <summary>A mark such as "@" in alias databases; it replaces an existing one.</summary>
    Signature,

    /// <summary>A mark for NIS, such as YP_LAST_MODIFIED; it replaces an existing one and is stored as it is, unfolded and without a trailing NUL.</summary>
    NisSignature,
}
