namespace Postfix.Lookup.Interop;

/// <summary>The functions of libsqlite3 that we use (sqlite3.h).</summary>
internal sealed unsafe class SqliteLibrary
{
    public const int Ok = 0;
    public const int Row = 100;
    public const int Done = 101;
    public const int OpenReadOnly = 1;

    public readonly delegate* unmanaged<byte*, nint*, int, byte*, int> Open;
    public readonly delegate* unmanaged<nint, int> Close;
    public readonly delegate* unmanaged<nint, byte*, int, nint*, byte**, int> Prepare;
    public readonly delegate* unmanaged<nint, int> Step;
    public readonly delegate* unmanaged<nint, int, byte*> ColumnText;
    public readonly delegate* unmanaged<nint, int> FinishStatement;
    public readonly delegate* unmanaged<nint, byte*> ErrorMessage;

    private SqliteLibrary(SystemLibrary library)
    {
        Open = (delegate* unmanaged<byte*, nint*, int, byte*, int>)library.Function("sqlite3_open_v2");
        Close = (delegate* unmanaged<nint, int>)library.Function("sqlite3_close");
        Prepare = (delegate* unmanaged<nint, byte*, int, nint*, byte**, int>)library.Function("sqlite3_prepare_v2");
        Step = (delegate* unmanaged<nint, int>)library.Function("sqlite3_step");
        ColumnText = (delegate* unmanaged<nint, int, byte*>)library.Function("sqlite3_column_text");
        FinishStatement = (delegate* unmanaged<nint, int>)library.Function("sqlite3_finalize");
        ErrorMessage = (delegate* unmanaged<nint, byte*>)library.Function("sqlite3_errmsg");
    }

    /// <exception cref="TableException">The library is missing.</exception>
    public static SqliteLibrary Load() => new(SystemLibrary.Load("libsqlite3.so.0", "sqlite", "libsqlite3-0"));
}
