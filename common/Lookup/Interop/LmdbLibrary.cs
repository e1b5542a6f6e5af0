using System.Runtime.InteropServices;

namespace Postfix.Lookup.Interop;

/// <summary>The functions of liblmdb that we use (lmdb.h 0.9). All return 0, a number of <see cref="LmdbStatus"/>, or an errno.</summary>
internal sealed unsafe class LmdbLibrary(SystemLibrary library)
{
    public readonly delegate* unmanaged<nint*, int> EnvCreate =
        (delegate* unmanaged<nint*, int>)library.Function("mdb_env_create");

    public readonly delegate* unmanaged<nint, byte*, uint, uint, int> EnvOpen =
        (delegate* unmanaged<nint, byte*, uint, uint, int>)library.Function("mdb_env_open");

    public readonly delegate* unmanaged<nint, void> EnvClose =
        (delegate* unmanaged<nint, void>)library.Function("mdb_env_close");

    public readonly delegate* unmanaged<nint, nuint, int> EnvSetMapSize =
        (delegate* unmanaged<nint, nuint, int>)library.Function("mdb_env_set_mapsize");

    public readonly delegate* unmanaged<nint, nint, uint, nint*, int> TxnBegin =
        (delegate* unmanaged<nint, nint, uint, nint*, int>)library.Function("mdb_txn_begin");

    public readonly delegate* unmanaged<nint, int> TxnCommit =
        (delegate* unmanaged<nint, int>)library.Function("mdb_txn_commit");

    public readonly delegate* unmanaged<nint, void> TxnAbort =
        (delegate* unmanaged<nint, void>)library.Function("mdb_txn_abort");

    public readonly delegate* unmanaged<nint, byte*, uint, uint*, int> DbiOpen =
        (delegate* unmanaged<nint, byte*, uint, uint*, int>)library.Function("mdb_dbi_open");

    public readonly delegate* unmanaged<nint, uint, int, int> Drop =
        (delegate* unmanaged<nint, uint, int, int>)library.Function("mdb_drop");

    public readonly delegate* unmanaged<nint, uint, Value*, Value*, int> Get =
        (delegate* unmanaged<nint, uint, Value*, Value*, int>)library.Function("mdb_get");

    public readonly delegate* unmanaged<nint, uint, Value*, Value*, uint, int> Put =
        (delegate* unmanaged<nint, uint, Value*, Value*, uint, int>)library.Function("mdb_put");

    public readonly delegate* unmanaged<nint, uint, Value*, Value*, int> Delete =
        (delegate* unmanaged<nint, uint, Value*, Value*, int>)library.Function("mdb_del");

    public readonly delegate* unmanaged<nint, uint, nint*, int> CursorOpen =
        (delegate* unmanaged<nint, uint, nint*, int>)library.Function("mdb_cursor_open");

    public readonly delegate* unmanaged<nint, Value*, Value*, int, int> CursorGet =
        (delegate* unmanaged<nint, Value*, Value*, int, int>)library.Function("mdb_cursor_get");

    public readonly delegate* unmanaged<nint, Value*, Value*, uint, int> CursorPut =
        (delegate* unmanaged<nint, Value*, Value*, uint, int>)library.Function("mdb_cursor_put");

    public readonly delegate* unmanaged<nint, void> CursorClose =
        (delegate* unmanaged<nint, void>)library.Function("mdb_cursor_close");

    private readonly delegate* unmanaged<int, byte*> _describe =
        (delegate* unmanaged<int, byte*>)library.Function("mdb_strerror");

    /// <summary>The library's text for a status.</summary>
    public string Describe(int status) => Marshal.PtrToStringUTF8((nint)_describe(status)) ?? $"error {status}";

    /// <summary>MDB_val.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Value
    {
        public nuint Size;
        public byte* Data;

        public readonly ReadOnlySpan<byte> Span => new(Data, (int)Size);
    }
}
