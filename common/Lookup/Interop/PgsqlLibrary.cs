namespace Postfix.Lookup.Interop;

/// <summary>The functions of libpq that we use (libpq-fe.h).</summary>
internal sealed unsafe class PgsqlLibrary(SystemLibrary library)
{
    public const int ConnectionOk = 0;
    public const int EmptyQuery = 0;
    public const int CommandOk = 1;
    public const int TuplesOk = 2;
    public const int BadResponse = 5;
    public const int FatalError = 7;

    public readonly delegate* unmanaged<byte**, byte**, int, nint> Connect =
        (delegate* unmanaged<byte**, byte**, int, nint>)library.Function("PQconnectdbParams");

    public readonly delegate* unmanaged<nint, void> Finish = (delegate* unmanaged<nint, void>)library.Function("PQfinish");

    public readonly delegate* unmanaged<nint, int> Status = (delegate* unmanaged<nint, int>)library.Function("PQstatus");

    public readonly delegate* unmanaged<nint, byte*> ErrorMessage = (delegate* unmanaged<nint, byte*>)library.Function("PQerrorMessage");

    public readonly delegate* unmanaged<nint, byte*, int> SetClientEncoding =
        (delegate* unmanaged<nint, byte*, int>)library.Function("PQsetClientEncoding");

    public readonly delegate* unmanaged<nint, byte*, byte*, nuint, int*, nuint> EscapeString =
        (delegate* unmanaged<nint, byte*, byte*, nuint, int*, nuint>)library.Function("PQescapeStringConn");

    public readonly delegate* unmanaged<nint, byte*, int> SendQuery =
        (delegate* unmanaged<nint, byte*, int>)library.Function("PQsendQuery");

    public readonly delegate* unmanaged<nint, int> Socket = (delegate* unmanaged<nint, int>)library.Function("PQsocket");

    public readonly delegate* unmanaged<nint, int> IsBusy = (delegate* unmanaged<nint, int>)library.Function("PQisBusy");

    public readonly delegate* unmanaged<nint, int> ConsumeInput = (delegate* unmanaged<nint, int>)library.Function("PQconsumeInput");

    public readonly delegate* unmanaged<nint, nint> GetResult = (delegate* unmanaged<nint, nint>)library.Function("PQgetResult");

    public readonly delegate* unmanaged<nint, int> ResultStatus = (delegate* unmanaged<nint, int>)library.Function("PQresultStatus");

    public readonly delegate* unmanaged<nint, byte*> ResultErrorMessage =
        (delegate* unmanaged<nint, byte*>)library.Function("PQresultErrorMessage");

    public readonly delegate* unmanaged<nint, int> RowCount = (delegate* unmanaged<nint, int>)library.Function("PQntuples");

    public readonly delegate* unmanaged<nint, int> ColumnCount = (delegate* unmanaged<nint, int>)library.Function("PQnfields");

    public readonly delegate* unmanaged<nint, int, int, int> ValueLength =
        (delegate* unmanaged<nint, int, int, int>)library.Function("PQgetlength");

    public readonly delegate* unmanaged<nint, int, int, byte*> Value =
        (delegate* unmanaged<nint, int, int, byte*>)library.Function("PQgetvalue");

    public readonly delegate* unmanaged<nint, void> Clear = (delegate* unmanaged<nint, void>)library.Function("PQclear");

    /// <exception cref="TableException">The library is missing.</exception>
    public static PgsqlLibrary Load() => new(SystemLibrary.Load("libpq.so.5", "pgsql", "libpq5"));
}
