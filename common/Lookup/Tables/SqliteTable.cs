using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>sqlite:/file: a query to an SQLite database (sqlite_table(5)).</summary>
internal sealed class SqliteTable : ILookupTable
{
    public static readonly TableType Type = new("sqlite", Open) { FileSuffix = "" };

    // A key with all the parts that a template can ask for.
    private static readonly AddressParts s_sample = new("user@a.b.c.d.e.f.g.h.i");

    private readonly Lock _lock = new();
    private readonly string _name;
    private readonly Action<string> _warn;
    private readonly SqliteDatabase _database;
    private readonly ExpansionTemplate _query;
    private readonly ResultFormat _format;
    private readonly DatabaseKeys _keys;

    private SqliteTable(TableRequest request, TableConfiguration configuration)
    {
        _name = request.Name;
        _warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        _query = SqlQuery.Read(request, configuration);
        _format = ResultFormat.Read(request, configuration);
        _keys = new DatabaseKeys(request, configuration, _query, _format.Template);
        _database = OpenDatabase(request, configuration.Required("dbpath"));
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key)
    {
        AddressParts parts = new(key);
        return _keys.Decline(parts) ?? Search(parts);
    }

    // SQLite sees changes of its file by itself.
    public bool HasChanged() => false;

    public void Dispose() => _database.Dispose();

    private static SqliteTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        return new SqliteTable(request, TableConfiguration.Read(request));
    }

    private LookupResult Search(AddressParts key)
    {
        string query = _query.Expand(key, key, Quote)!; // the key was accepted
        DatabaseValues values = new(_format, key);
        try
        {
            lock (_lock)
                _database.Run(query, values.Add);
        }
        catch (SqliteException error)
        {
            _warn($"dict_sqlite_lookup: {_name}: SQL step failed for query '{query}': {error.Message}");
            return LookupResult.Failed(TableReasons.Missing);
        }
        if (!values.IsOverLimit)
            return values.ToResult();
        _warn($"dict_sqlite_lookup: {_name}: Expansion limit exceeded for key '{key.Text}'");
        return LookupResult.Failed(TableReasons.Missing);
    }

    private SqliteDatabase OpenDatabase(TableRequest request, string path)
    {
        SqliteDatabase database;
        try
        {
            database = SqliteDatabase.Open(path);
        }
        catch (SqliteException error)
        {
            throw new TableException($"{request.Spec}: open database {path}: {error.Message}: {TableReasons.Missing}", error);
        }
        try
        {
            database.Check(_query.Expand(s_sample, s_sample, Quote)!);
            return database;
        }
        catch (SqliteException error)
        {
            database.Dispose();
            throw new TableException($"dict_sqlite_lookup: {_name}: SQL prepare failed: {error.Message}?", error);
        }
    }

    private static string Quote(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
