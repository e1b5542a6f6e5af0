namespace Postfix.Lookup.Tables;

/// <summary>
/// Whether the keys and values of a database file end in a NUL. Postfix writes hash:, btree: and lmdb: files with it, other programs
/// without; the first hit in a file decides for all of it. Thread-safe.
/// </summary>
internal sealed class StorageStyle
{
    private const TableFlags Either = TableFlags.WithNul | TableFlags.WithoutNul;

    private readonly TableFlags _whenUndecided;
    private volatile TableFlags _tried;

    /// <param name="requested">The flags of the table's user; neither of the two styles means either.</param>
    /// <param name="whenUndecided">The style of a new file.</param>
    public StorageStyle(TableFlags requested, TableFlags whenUndecided)
    {
        TableFlags style = requested & Either;
        _tried = style == TableFlags.None ? Either : style;
        _whenUndecided = whenUndecided;
    }

    /// <summary>Whether to look for keys in this style.</summary>
    public bool Tries(bool withNul) => (_tried & Style(withNul)) != 0;

    /// <summary>The style of an entry to be written. An undecided file is in the style of new files from then on.</summary>
    public bool ForWriting(EntryKind kind)
    {
        if (kind == EntryKind.NisSignature)
            return false;
        if (_tried == Either)
            _tried = _whenUndecided;
        return Tries(withNul: true);
    }

    /// <summary>A key was found: the file has that style.</summary>
    public void Learn(bool withNul)
    {
        if (_tried == Either)
            _tried = Style(withNul);
    }

    /// <summary>The bytes to write or to search for.</summary>
    public static ReadOnlySpan<byte> Bytes(NativeText text, bool withNul) => withNul ? text.WithNul : text.Bytes;

    /// <summary>The bytes to search for.</summary>
    public static ReadOnlySpan<byte> Bytes(KeyBytes key, bool withNul) => withNul ? key.WithNul : key.Bytes;

    /// <summary>The stored bytes up to the first NUL: values are text.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> stored)
    {
        int end = stored.IndexOf((byte)0);
        return end < 0 ? stored : stored[..end];
    }

    private static TableFlags Style(bool withNul) => withNul ? TableFlags.WithNul : TableFlags.WithoutNul;
}
