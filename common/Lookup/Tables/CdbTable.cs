using System.Buffers;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>cdb:file, stored in file.cdb: a database that is made in one go and never changed (CDB_README).</summary>
internal sealed class CdbTable : ISequentialTable, IByteTable
{
    public const string Suffix = ".cdb";

    public static readonly TableType Type = new("cdb", Open) { CanBuild = true, FileSuffix = Suffix };

    private readonly TableRequest _request;
    private readonly FileDescriptor _file;
    private readonly CdbReader _reader;
    private readonly FileFreshness _freshness;
    private readonly StorageStyle _style;
    private long _cursor;

    private CdbTable(TableRequest request, string path, FileDescriptor file)
    {
        FileStatus status = file.Status();
        _request = request;
        FileName = path;
        _file = file;
        _reader = new CdbReader(file);
        _freshness = new FileFreshness(file, manyWriters: false);
        _style = new StorageStyle(request.Flags, TableFlags.WithoutNul);
        Owner = TableOwner.OfFile(status.Uid);
        SourceAge.Check(request, path, status);
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public string FileName { get; }

    public LookupResult Find(string key)
    {
        using NativeText text = new(key);
        try
        {
            return TryGet(text.Key, out ReadOnlySpan<byte> value) ? LookupResult.Found(ByteText.FromBytes(value)) : LookupResult.NotFound;
        }
        catch (InvalidDataException problem)
        {
            _request.Context.Log.Warning($"error reading {FileName}: {problem.Message}");
            return LookupResult.Failed(problem.Message);
        }
    }

    public bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value)
    {
        try
        {
            bool found = TryGet(key, out ReadOnlySpan<byte> stored);
            value.Write(stored);
            return found;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public void Expect(KeyBatch keys)
    {
        bool withNul = !_style.Tries(withNul: false);
        Span<uint> hashes = stackalloc uint[keys.Count];
        for (int i = 0; i < keys.Count; i++)
            hashes[i] = CdbHash.Of(StorageStyle.Bytes(keys[i], withNul));
        _reader.Prefetch(hashes);
    }

    public bool HasChanged() => _freshness.HasChanged();

    public TableEntry? First()
    {
        _cursor = CdbHash.HeaderBytes;
        return Next();
    }

    public TableEntry? Next()
    {
        try
        {
            return _reader.TryRead(ref _cursor, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
                ? new TableEntry(ByteText.FromBytes(StorageStyle.Trim(key)), ByteText.FromBytes(StorageStyle.Trim(value)))
                : null;
        }
        catch (InvalidDataException problem)
        {
            throw new TableException($"error reading {FileName}: {problem.Message}", problem);
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static ILookupTable Open(TableRequest request) => request.Access switch
    {
        TableAccess.Read => OpenForReading(request),
        TableAccess.Rebuild => CdbBuilder.Open(request),
        _ => throw new TableException("unsupported non-bulk change request"),
    };

    private static CdbTable OpenForReading(TableRequest request)
    {
        string path = request.Name + Suffix;
        FileDescriptor file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error)
            ?? throw new TableException($"open database {path}: {ErrnoText.Describe(error)}");
        try
        {
            return new CdbTable(request, path, file);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            file.Dispose();
            throw new TableException($"dict_cdbq_open: unable to init {path}: {problem.Message}", problem);
        }
    }

    private bool TryGet(KeyBytes key, out ReadOnlySpan<byte> value) =>
        TryGet(key, withNul: true, out value) || TryGet(key, withNul: false, out value);

    private bool TryGet(KeyBytes key, bool withNul, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!_style.Tries(withNul) || !_reader.TryFind(StorageStyle.Bytes(key, withNul), out ReadOnlySpan<byte> stored))
            return false;
        _style.Learn(withNul);
        value = StorageStyle.Trim(stored);
        return true;
    }
}
