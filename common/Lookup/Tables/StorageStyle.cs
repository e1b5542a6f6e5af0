namespace Postfix.Lookup.Tables;

/// <summary>
/// Whether the keys and values of a database file end in a NUL. Postfix writes hash:, btree: and lmdb: files with it, other programs
/// without; the first hit in a file decides for all of it. Not thread-safe: the table's lock guards it.
/// </summary>
internal sealed class StorageStyle
{
    private readonly TableFlags _whenUndecided;
    private bool _triesNul;
    private bool _triesPlain;

    /// <param name="requested">The flags of the table's user; neither of the two styles means either.</param>
    /// <param name="whenUndecided">The style of a new file.</param>
    public StorageStyle(TableFlags requested, TableFlags whenUndecided)
    {
        TableFlags style = requested & (TableFlags.WithNul | TableFlags.WithoutNul);
        (_triesNul, _triesPlain) = style == TableFlags.None ? (true, true) : (style.HasFlag(TableFlags.WithNul), style.HasFlag(TableFlags.WithoutNul));
        _whenUndecided = whenUndecided;
    }

    /// <summary>Whether to look for keys in this style.</summary>
    public bool Tries(bool withNul) => withNul ? _triesNul : _triesPlain;

    /// <summary>The style of an entry to be written. An undecided file is in the style of new files from then on.</summary>
    public bool ForWriting(EntryKind kind)
    {
        if (kind == EntryKind.NisSignature)
            return false;
        if (_triesNul && _triesPlain)
            Learn(_whenUndecided == TableFlags.WithNul);
        return _triesNul;
    }

    /// <summary>A key was found: the file has that style.</summary>
    public void Learn(bool withNul)
    {
        _triesNul = withNul;
        _triesPlain = !withNul;
    }

    /// <summary>The bytes to write or to search for.</summary>
    public static ReadOnlySpan<byte> Bytes(NativeText text, bool withNul) => withNul ? text.WithNul : text.Bytes;

    /// <summary>The stored bytes up to the first NUL: values are text.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> stored)
    {
        int end = stored.IndexOf((byte)0);
        return end < 0 ? stored : stored[..end];
    }
}
