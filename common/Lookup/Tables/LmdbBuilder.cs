using Postfix.Lookup.Interop;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// A table of <see cref="LmdbTable"/> in the making: one transaction, so that readers see the old table or the new one. Keys in the
/// order of the file are appended, which needs no search; others are put into that order, a batch at a time.
/// </summary>
internal sealed class LmdbBuilder : NewTable
{
    private readonly LmdbEnvironment _environment;
    private readonly FileDescriptor _file;
    private readonly EntryBatch? _batch;
    private readonly BulkLoad _load;
    private LmdbTransaction _transaction;
    private byte[] _lastKey = [];
    private int _lastKeyLength;

    /// <param name="request">How the table was asked for.</param>
    /// <param name="environment">The open database.</param>
    /// <param name="file">The same file, which is locked.</param>
    /// <param name="batch">Collects entries; null to store each at once.</param>
    public LmdbBuilder(TableRequest request, LmdbEnvironment environment, FileDescriptor file, EntryBatch? batch)
        : base(request, TableOwner.OfFile(file.Status().Uid))
    {
        (_environment, _file, _batch) = (environment, file, batch);
        StorageStyle style = new(request.Flags, TableFlags.WithNul);
        _load = new BulkLoad(request, request.Spec.ToString(), style, Write, batch);
        _transaction = Begin();
    }

    public override TableFlags Traits => TableFlags.FixedKeys | TableFlags.MultiWriter;

    public override PutOutcome Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, EntryKind kind)
    {
        try
        {
            return _load.Put(key, value, kind);
        }
        catch (LmdbException problem)
        {
            throw Explain(problem);
        }
    }

    public override void Commit()
    {
        try
        {
            _load.Flush();
            _transaction.Commit();
        }
        catch (LmdbException problem)
        {
            throw Explain(problem);
        }
    }

    public override void Dispose()
    {
        _transaction.Dispose();
        _environment.Dispose();
        _file.Dispose();
    }

    private LmdbTransaction Begin()
    {
        LmdbTransaction transaction = _environment.Begin(forUpdate: true);
        transaction.Clear();
        _lastKeyLength = 0;
        _batch?.Clear();
        return transaction;
    }

    private bool Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        if (key.SequenceCompareTo(_lastKey.AsSpan(0, _lastKeyLength)) <= 0)
            return _transaction.Insert(key, value, overwrite);
        _transaction.Append(key, value);
        if (_lastKey.Length < key.Length)
            _lastKey = new byte[key.Length * 2];
        key.CopyTo(_lastKey);
        _lastKeyLength = key.Length;
        return true;
    }

    /// <summary>When there is not enough space, the table must be built anew with more of it.</summary>
    private Exception Explain(LmdbException problem)
    {
        if (problem.Status != LmdbStatus.MapFull)
            return new TableException($"error updating {Request.Spec}: {problem.Message}", problem);
        _transaction.Dispose();
        _environment.Enlarge();
        _transaction = Begin();
        return new TableFullException($"{Request.Spec}: {problem.Message}", problem);
    }
}
