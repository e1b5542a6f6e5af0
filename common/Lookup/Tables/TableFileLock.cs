using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Keeps the threads of this process, and other processes, apart while they use a database file. The kernel's lock belongs to the
/// open file, so it is of no use between threads.
/// </summary>
/// <param name="file">The database file, or anything with the same inode.</param>
/// <param name="style">The locking call of this table type.</param>
/// <param name="locksFile">False when the file is locked for longer than one access already.</param>
internal sealed class TableFileLock(FileDescriptor file, LockStyle style, bool locksFile)
{
    private readonly Lock _threads = new();
    private bool _isHeld;

    /// <summary>Waits for access; it ends with the scope.</summary>
    public Scope Enter(LockKind kind)
    {
        Lock.Scope threads = _threads.EnterScope();
        if (locksFile && !_isHeld)
            file.Lock(kind, style);
        return new Scope(this, threads);
    }

    /// <summary>Waits for shared access, which this thread keeps from one scope to the next until <see cref="EndHold"/>.</summary>
    public void Hold()
    {
        _threads.Enter();
        if (locksFile)
            file.Lock(LockKind.Shared, style);
        _isHeld = true;
    }

    /// <summary>Gives back what <see cref="Hold"/> took.</summary>
    public void EndHold()
    {
        _isHeld = false;
        Release();
        _threads.Exit();
    }

    /// <summary>A time of exclusive use.</summary>
    public ref struct Scope
    {
        private readonly TableFileLock _owner;
        private Lock.Scope _threads;

        internal Scope(TableFileLock owner, Lock.Scope threads)
        {
            _owner = owner;
            _threads = threads;
        }

        /// <summary>Gives both locks back.</summary>
        public void Dispose()
        {
            _owner.Release();
            _threads.Dispose();
        }
    }

    private void Release()
    {
        if (locksFile && !_isHeld)
            file.Unlock(style);
    }
}
