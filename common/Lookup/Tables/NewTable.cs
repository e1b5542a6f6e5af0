using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A table that is built anew: it only takes entries, until <see cref="Commit"/>.</summary>
/// <param name="request">How it was asked for.</param>
/// <param name="owner">Who could have written the data.</param>
internal abstract class NewTable(TableRequest request, TableOwner owner) : IWritableTable
{
    private byte[] _buffer = [];

    public virtual TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner => owner;

    public virtual string? FileName => null;

    /// <summary>How it was asked for.</summary>
    protected TableRequest Request => request;

    public LookupResult Find(string key) => throw Unsupported("lookup");

    public bool Delete(string key) => throw Unsupported("delete");

    public bool HasChanged() => false;

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        if (_buffer.Length < key.Length + value.Length)
            _buffer = new byte[(key.Length + value.Length) * 2];
        Span<byte> keyBytes = _buffer.AsSpan(0, key.Length), valueBytes = _buffer.AsSpan(key.Length, value.Length);
        ByteText.ToBytes(key, keyBytes);
        ByteText.ToBytes(value, valueBytes);
        return Put(keyBytes, valueBytes, kind);
    }

    /// <summary>As the other overload, for key and value as bytes.</summary>
    public abstract PutOutcome Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, EntryKind kind);

    public abstract void Commit();

    public abstract void Dispose();

    private TableException Unsupported(string operation) => new($"table {request.Spec}: {operation} operation is not supported");
}
