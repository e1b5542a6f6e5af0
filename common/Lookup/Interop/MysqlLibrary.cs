namespace Postfix.Lookup.Interop;

/// <summary>The functions of libmariadb that we use (mysql.h).</summary>
internal sealed unsafe class MysqlLibrary(SystemLibrary library)
{
    public const uint MultiResults = 1 << 17;

    public readonly delegate* unmanaged<nint, nint> Init = (delegate* unmanaged<nint, nint>)library.Function("mysql_init");

    public readonly delegate* unmanaged<nint, MysqlOption, void*, int> SetOption =
        (delegate* unmanaged<nint, MysqlOption, void*, int>)library.Function("mysql_options");

    public readonly delegate* unmanaged<nint, byte*, byte*, byte*, byte*, uint, byte*, nuint, nint> Connect =
        (delegate* unmanaged<nint, byte*, byte*, byte*, byte*, uint, byte*, nuint, nint>)library.Function("mysql_real_connect");

    public readonly delegate* unmanaged<nint, byte*, int> SetCharacterSet =
        (delegate* unmanaged<nint, byte*, int>)library.Function("mysql_set_character_set");

    public readonly delegate* unmanaged<nint, void> Close = (delegate* unmanaged<nint, void>)library.Function("mysql_close");

    public readonly delegate* unmanaged<nint, uint> ErrorNumber = (delegate* unmanaged<nint, uint>)library.Function("mysql_errno");

    public readonly delegate* unmanaged<nint, byte*> ErrorMessage = (delegate* unmanaged<nint, byte*>)library.Function("mysql_error");

    public readonly delegate* unmanaged<nint, byte*, byte*, nuint, nuint> EscapeString =
        (delegate* unmanaged<nint, byte*, byte*, nuint, nuint>)library.Function("mysql_real_escape_string");

    public readonly delegate* unmanaged<nint, byte*, nuint, int> Query =
        (delegate* unmanaged<nint, byte*, nuint, int>)library.Function("mysql_real_query");

    public readonly delegate* unmanaged<nint, nint> StoreResult = (delegate* unmanaged<nint, nint>)library.Function("mysql_store_result");

    public readonly delegate* unmanaged<nint, uint> FieldCount = (delegate* unmanaged<nint, uint>)library.Function("mysql_field_count");

    public readonly delegate* unmanaged<nint, int> NextResult = (delegate* unmanaged<nint, int>)library.Function("mysql_next_result");

    public readonly delegate* unmanaged<nint, uint> ColumnCount = (delegate* unmanaged<nint, uint>)library.Function("mysql_num_fields");

    public readonly delegate* unmanaged<nint, byte**> FetchRow = (delegate* unmanaged<nint, byte**>)library.Function("mysql_fetch_row");

    public readonly delegate* unmanaged<nint, nuint*> FetchLengths =
        (delegate* unmanaged<nint, nuint*>)library.Function("mysql_fetch_lengths");

    public readonly delegate* unmanaged<nint, void> FreeResult = (delegate* unmanaged<nint, void>)library.Function("mysql_free_result");

    /// <exception cref="TableException">The library is missing.</exception>
    public static MysqlLibrary Load() => new(SystemLibrary.Load("libmariadb.so.3", "mysql", "libmariadb3"));
}
