using System.Runtime.InteropServices;
using Value = Postfix.Lookup.Interop.LmdbLibrary.Value;

namespace Postfix.Lookup.Interop;

/// <summary>A transaction; without <see cref="Commit"/> it has no effect. Spans that it returns end with it.</summary>
internal sealed unsafe class LmdbTransaction : IDisposable
{
    private const uint NoOverwrite = 0x10;
    private const uint AtEnd = 0x20000;
    private const int MoveFirst = 0;
    private const int MoveNext = 8;
    private const int MoveToKeyOrAfter = 17;

    private readonly LmdbLibrary _library;
    private readonly uint _database;
    private nint _transaction;
    private nint _cursor;

    internal LmdbTransaction(LmdbLibrary library, nint transaction, uint database) =>
        (_library, _transaction, _database) = (library, transaction, database);

    /// <summary>Searches for a key. One without any byte is an error for the library, not one that does not exist.</summary>
    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        Value found = default;
        int status;
        fixed (byte* bytes = &MemoryMarshal.GetReference(key))
        {
            Value wanted = new() { Data = bytes, Size = (nuint)key.Length };
            status = _library.Get(_transaction, _database, &wanted, &found);
        }
        value = status == 0 ? found.Span : default;
        return Found(status);
    }

    /// <summary>Stores a value.</summary>
    /// <returns>False when the key exists and must not be overwritten.</returns>
    public bool Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        fixed (byte* keyBytes = &MemoryMarshal.GetReference(key), valueBytes = &MemoryMarshal.GetReference(value))
        {
            Value name = new() { Data = keyBytes, Size = (nuint)key.Length };
            Value content = new() { Data = valueBytes, Size = (nuint)value.Length };
            int status = _library.Put(_transaction, _database, &name, &content, overwrite ? 0 : NoOverwrite);
            return status != LmdbStatus.KeyExists && Found(status);
        }
    }

    /// <summary>As <see cref="Put"/>, but faster when the key belongs near the one before.</summary>
    /// <returns>False when the key exists and must not be overwritten.</returns>
    public bool Insert(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        int status = PutAtCursor(key, value, overwrite ? 0 : NoOverwrite);
        return status != LmdbStatus.KeyExists && Found(status);
    }

    /// <summary>Stores a value whose key comes after all others, in the order of their bytes.</summary>
    public void Append(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Check(PutAtCursor(key, value, AtEnd));

    private int PutAtCursor(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, uint flags)
    {
        if (_cursor == 0)
        {
            nint cursor;
            Check(_library.CursorOpen(_transaction, _database, &cursor));
            _cursor = cursor;
        }
        fixed (byte* keyBytes = &MemoryMarshal.GetReference(key), valueBytes = &MemoryMarshal.GetReference(value))
        {
            Value name = new() { Data = keyBytes, Size = (nuint)key.Length };
            Value content = new() { Data = valueBytes, Size = (nuint)value.Length };
            return _library.CursorPut(_cursor, &name, &content, flags);
        }
    }

    /// <summary>Removes a key.</summary>
    /// <returns>False when it does not exist.</returns>
    public bool Delete(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = &MemoryMarshal.GetReference(key))
        {
            Value name = new() { Data = bytes, Size = (nuint)key.Length };
            return Found(_library.Delete(_transaction, _database, &name, null));
        }
    }

    /// <summary>Removes everything.</summary>
    public void Clear() => Check(_library.Drop(_transaction, _database, 0));

    /// <summary>The first entry whose key is after <paramref name="previous"/>, or the very first one when that is empty.</summary>
    public bool TryGetAfter(ReadOnlySpan<byte> previous, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        nint cursor;
        Check(_library.CursorOpen(_transaction, _database, &cursor));
        Value name = default, content = default;
        int status;
        fixed (byte* bytes = &MemoryMarshal.GetReference(previous))
        {
            name = new Value { Data = bytes, Size = (nuint)previous.Length };
            status = _library.CursorGet(cursor, &name, &content, previous.IsEmpty ? MoveFirst : MoveToKeyOrAfter);
            if (status == 0 && !previous.IsEmpty && name.Span.SequenceEqual(previous))
                status = _library.CursorGet(cursor, &name, &content, MoveNext);
        }
        _library.CursorClose(cursor);
        key = status == 0 ? name.Span : default;
        value = status == 0 ? content.Span : default;
        return Found(status);
    }

    /// <summary>Makes the updates permanent.</summary>
    public void Commit()
    {
        nint transaction = _transaction;
        _transaction = 0;
        Check(_library.TxnCommit(transaction));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_transaction != 0)
            _library.TxnAbort(_transaction);
        _transaction = 0;
    }

    private bool Found(int status)
    {
        if (status == LmdbStatus.NotFound)
            return false;
        Check(status);
        return true;
    }

    private void Check(int status)
    {
        if (status != 0)
            throw new LmdbException(status, _library.Describe(status));
    }
}
