using System.Buffers;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>texthash:file reads a postmap(1) source into memory at opening; changes count from the next start on.</summary>
internal sealed class TextHashTable : ISequentialTable, IByteTable
{
    public static readonly TableType Type = new("texthash", Open) { FileSuffix = "" };

    private static readonly TimeSpan CoolDown = TimeSpan.FromMilliseconds(300);

    private readonly EntryStore _entries;
    private (int Block, int Start) _cursor;

    private TextHashTable(EntryStore entries, TableOwner owner) => (_entries, Owner) = (entries, owner);

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key)
    {
        using NativeText text = new(key);
        return _entries.TryFind(text.Bytes, out ReadOnlySpan<byte> value) ? LookupResult.Found(ByteText.FromBytes(value)) : LookupResult.NotFound;
    }

    public bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value)
    {
        bool found = _entries.TryFind(key.Bytes, out ReadOnlySpan<byte> stored);
        value.Write(stored);
        return found;
    }

    public void Expect(KeyBatch keys) => _entries.Prefetch(keys);

    public bool HasChanged() => false;

    public TableEntry? First()
    {
        _cursor = default;
        return Next();
    }

    public TableEntry? Next() => _entries.TryRead(ref _cursor, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
        ? new TableEntry(ByteText.FromBytes(key), ByteText.FromBytes(value))
        : null;

    public void Dispose() { }

    private static TextHashTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        while (true)
        {
            DateTimeOffset before = DateTimeOffset.UtcNow;
            using FileDescriptor? file = FileSystem.TryOpen(request.Name, OpenFlags.ReadOnly, 0, out Errno error);
            if (file is null)
                throw new TableException($"open database {request.Name}: {ErrnoText.Describe(error)}");
            TextHashTable table = new(TextHashLoader.Load(request, file), TableOwner.OfFile(file.Status().Uid));
            DateTimeOffset modified = file.Status().Modified;
            // A file that was written a moment ago may still be growing: time stamps can be as coarse as a second.
            if (modified < before - TimeSpan.FromSeconds(1) || modified > DateTimeOffset.UtcNow)
                return table;
            Thread.Sleep(CoolDown);
        }
    }
}
