using System.Buffers;
using System.Text;
using Postfix.Logging;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>
/// An open table as its users see it: keys are folded and checked as asked at opening, results are checked, and operations that the
/// table type lacks throw <see cref="TableException"/>. Thread-safe, except for the cursor of <see cref="First"/> and <see cref="Next"/>.
/// </summary>
public sealed class LookupTable : IEntryTarget, IDisposable
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create([.. Enumerable.Range(0, 0x80).Where(c => c is < 'A' or > 'Z').Select(c => (byte)c)]);

    private readonly ILookupTable _table;
    private readonly TableContext _context;
    private readonly Log _log;
    private readonly bool _foldsKeys;
    private readonly bool _checksUtf8;
    private bool _isClosed;

    internal LookupTable(TableSpec spec, TableFlags requested, ILookupTable table, TableContext context)
    {
        _context = context;
        bool utf8 = (requested & TableFlags.Utf8) != 0 && context.ChecksUtf8;
        Spec = spec;
        Flags = requested | table.Traits | (utf8 ? TableFlags.Utf8Active : TableFlags.None);
        _table = table;
        _log = context.Log;
        _checksUtf8 = utf8;
        TableFlags fold = (Flags & TableFlags.FixedKeys) != 0 ? TableFlags.FoldFixed : TableFlags.FoldMultiCase;
        _foldsKeys = (requested & fold) != 0;
    }

    /// <summary>Type and name, as in the configuration.</summary>
    public TableSpec Spec { get; }

    /// <summary>What was asked for, together with what the table says about itself.</summary>
    public TableFlags Flags { get; }

    /// <summary>Type and name for messages; the name is that of the file where the type prefers so.</summary>
    public string Label => $"{Spec.Type}:{_table.FileName ?? Spec.Name}";

    /// <summary>Who could have written the data.</summary>
    public TableOwner Owner => _table.Owner;

    /// <summary>Whether keys are whole strings, so that partial keys make sense.</summary>
    public bool HasFixedKeys => (Flags & TableFlags.FixedKeys) != 0;

    /// <summary>Whether a key is ASCII without capitals, which neither folding nor the check of UTF-8 has anything to say about.</summary>
    internal static bool IsPlainKey(ReadOnlySpan<byte> key) => !key.ContainsAnyExcept(s_plain);

    /// <summary>
    /// The same open table with other wishes as to folding and checks; what was asked for at opening besides stays. The result is
    /// not to be disposed of.
    /// </summary>
    public LookupTable As(TableFlags requested)
    {
        const TableFlags checks = TableFlags.FoldAny | TableFlags.Utf8;
        return new LookupTable(Spec, (Flags & ~(checks | TableFlags.Utf8Active)) | (requested & checks), _table, _context);
    }

    /// <summary>Searches for a key.</summary>
    public LookupResult Find(string key)
    {
        if (!IsAcceptableKey(key))
            return LookupResult.NotFound;
        LookupResult result = _table.Find(Fold(key));
        if (!result.IsFound || !_checksUtf8 || ByteText.IsUtf8(result.Value))
            return result;
        _log.Warning($"{Label}: key \"{key}\": non-UTF-8 value \"{result.Value}\": malformed UTF-8 or invalid codepoint");
        return LookupResult.Failed(LookupError.Configuration, "non-UTF-8 value");
    }

    /// <summary>How many keys it is best to <see cref="Expect"/> at a time.</summary>
    public int BatchSize => (_table as IByteTable)?.BatchSize ?? KeyBatch.UsualCapacity;

    /// <summary>Says which keys will be looked up next, in this order; some tables then search faster.</summary>
    public void Expect(KeyBatch keys) => (_table as IByteTable)?.Expect(keys);

    /// <summary>Searches for a key in a way that is faster, but is not open to all tables and keys.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value is appended.</param>
    /// <returns>
    /// Whether the key is there. Null when <see cref="Find"/> is to be asked, whatever was appended: not all is plain ASCII, or it has
    /// something to report.
    /// </returns>
    public bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_table is not IByteTable table || !IsPlainKey(key.Bytes))
            return null;
        int start = value.WrittenCount;
        bool? found = table.TryFind(key, value);
        return found == true && !Ascii.IsValid(value.WrittenSpan[start..]) ? null : found;
    }

    /// <summary>Stores a value. A key or value that is not UTF-8 is skipped with a warning when UTF-8 was asked for.</summary>
    public PutOutcome Put(string key, string value, EntryKind kind = EntryKind.Ordinary)
    {
        IWritableTable table = _table as IWritableTable ?? throw Unsupported("update");
        if (!IsAcceptableKey(key))
            return PutOutcome.Stored;
        if (!_checksUtf8 || ByteText.IsUtf8(value))
            return table.Put(kind == EntryKind.NisSignature ? key : Fold(key), value, kind);
        _log.Warning($"{Label}: key \"{key}\": non-UTF-8 value \"{value}\": malformed UTF-8 or invalid codepoint");
        return PutOutcome.Stored;
    }

    PutOutcome IEntryTarget.Put(string key, string value) => Put(key, value);

    /// <inheritdoc/>
    public bool TryPut(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (_table is not NewTable table || !IsPlainKey(key) || !Ascii.IsValid(value))
            return false;
        table.Put(key, value, EntryKind.Ordinary);
        return true;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>False when there was no such key.</returns>
    public bool Delete(string key)
    {
        IWritableTable table = _table as IWritableTable ?? throw Unsupported("delete");
        return !IsAcceptableKey(key) || table.Delete(Fold(key));
    }

    /// <summary>Puts all updates, if there were any, on stable storage; a rebuilt table that is closed before is worthless.</summary>
    public void Commit() => (_table as IWritableTable)?.Commit();

    /// <summary>
    /// Saves the lookups until <see cref="Release"/> a lock of the file each; writers wait meanwhile. Both on the thread that searches.
    /// </summary>
    public void Hold() => (_table as IHoldableTable)?.Hold();

    /// <summary>Ends <see cref="Hold"/>.</summary>
    public void Release() => (_table as IHoldableTable)?.Release();

    /// <summary>The first entry in the table's own order; null when it is empty.</summary>
    public TableEntry? First() => Sequence().First();

    /// <summary>The entry after the previous one; null at the end.</summary>
    public TableEntry? Next() => Sequence().Next();

    /// <summary>True when the data that was opened is no longer the data on disk.</summary>
    public bool HasChanged() => _table.HasChanged();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Native memory stands behind some tables, and a table set closes what its user may have closed before.
        if (!Interlocked.Exchange(ref _isClosed, true))
            _table.Dispose();
    }

    private ISequentialTable Sequence() => _table as ISequentialTable ?? throw Unsupported("sequence");

    private TableException Unsupported(string operation) => new($"table {Label}: {operation} operation is not supported");

    private string Fold(string key) => !_foldsKeys ? key : _checksUtf8 ? ByteText.FoldCase(key) : ByteText.LowerAscii(key);

    private bool IsAcceptableKey(string key)
    {
        if (!_checksUtf8 || ByteText.IsUtf8(key))
            return true;
        _log.Warning($"{Label}: non-UTF-8 key \"{key}\": malformed UTF-8 or invalid codepoint");
        return false;
    }
}
