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
    private readonly DatabaseSearch _search;

    private SqliteTable(TableRequest request, TableConfiguration configuration)
    {
        _name = request.Name;
        _warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        string path = configuration.Required("dbpath");
        _query = SqlQuery.Read(request, configuration);
        ResultFormat format = ResultFormat.Read(request, configuration);
        _search = new DatabaseSearch(new DatabaseKeys(request, configuration, _query, format.Template), format,
            $"dict_sqlite_lookup: {_name}: Expansion limit exceeded for key ", TableReasons.Missing, _warn);
        _database = OpenDatabase(request, path);
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key) => _search.Find(key, Ask);

    // SQLite sees changes of its file by itself.
    public bool HasChanged() => false;

    public void Dispose() => _database.Dispose();

    private static SqliteTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        return new SqliteTable(request, TableConfiguration.Read(request));
    }

    private bool Ask(AddressParts key, DatabaseValues values)
    {
        string query = _query.Expand(key, key, Quote)!; // the key was accepted
        try
        {
            lock (_lock)
                _database.Run(query, values.Add);
            return true;
        }
        catch (SqliteException error)
        {
            _warn($"dict_sqlite_lookup: {_name}: SQL step failed for query '{query}': {error.Message}?"); // Postfix's line ends so
            return false;
        }
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
