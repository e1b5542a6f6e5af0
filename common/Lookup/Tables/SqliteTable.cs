using Postfix.Lookup.Interop;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>sqlite:/file: a query to an SQLite database (sqlite_table(5)).</summary>
internal sealed class SqliteTable : ILookupTable
{
    public static readonly TableType Type = new("sqlite", Open);

    // A key with all the parts that a template can ask for.
    private static readonly AddressParts s_sample = new("user@a.b.c.d.e.f.g.h.i");

    private readonly Lock _lock = new();
    private readonly string _name;
    private readonly Action<string> _warn;
    private readonly SqliteDatabase _database;
    private readonly ExpansionTemplate _query;
    private readonly ExpansionTemplate _result;
    private readonly MatchList? _domains;
    private readonly int _limit;

    private SqliteTable(TableRequest request, TableConfiguration configuration)
    {
        _name = request.Name;
        _warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        string query = configuration.Text("query") is { Length: > 0 } text ? text : ComposeQuery(configuration);
        WarnAboutQuotes(query, request);
        _query = new ExpansionTemplate(query, isQuery: true, _name);
        _result = new ExpansionTemplate(configuration.Text("result_format", "%s"), isQuery: false, _name);
        _limit = configuration.Number("expansion_limit", 0);
        _domains = configuration.Text("domain") is { Length: > 0 } domains
            ? MatchList.Open(request.Tables, _name, domains, MatchSubject.Text)
            : null;
        _database = OpenDatabase(request, configuration.Text("dbpath"));
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key)
    {
        AddressParts parts = new(key);
        if (!ByteText.IsUtf8(key) || !_query.Accepts(parts) || !_result.Accepts(parts))
            return LookupResult.NotFound;
        if (key.Length == 0)
        {
            _warn($"table \"{Type.Name}:{_name}\": empty query string -- ignored");
            return LookupResult.NotFound;
        }
        MatchResult match = _domains is null ? MatchResult.Matched
            : parts.HasDomain ? _domains.Match(parts.Domain)
            : MatchResult.NotMatched;
        return match switch
        {
            MatchResult.Matched => Search(parts),
            MatchResult.NotMatched => LookupResult.NotFound,
            _ => LookupResult.Failed(TableReasons.Missing),
        };
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
        List<string> values = [];
        bool isOverLimit = false;
        try
        {
            lock (_lock)
                _database.Run(query, Take);
        }
        catch (SqliteException error)
        {
            _warn($"dict_sqlite_lookup: {_name}: SQL step failed for query '{query}': {error.Message}");
            return LookupResult.Failed(TableReasons.Missing);
        }
        if (isOverLimit)
        {
            _warn($"dict_sqlite_lookup: {_name}: Expansion limit exceeded for key '{key.Text}'");
            return LookupResult.Failed(TableReasons.Missing);
        }
        return values.Count > 0 ? LookupResult.Found(string.Join(',', values)) : LookupResult.NotFound;

        bool Take(string? value)
        {
            if (value is "")
                _warn($"table \"{Type.Name}:{_name}\": empty lookup result for: \"{key.Text}\" -- ignored");
            if (string.IsNullOrEmpty(value) || _result.Expand(new AddressParts(value), key, static piece => piece) is not { } text)
                return true;
            values.Add(text);
            isOverLimit = _limit > 0 && values.Count > _limit;
            return !isOverLimit;
        }
    }

    private SqliteDatabase OpenDatabase(TableRequest request, string path)
    {
        if (path.Length == 0)
            throw new TableException($"{_name}: bad string length 0 < 1: dbpath = ");
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

    // The interface of old: parts of a query that are put together here.
    private static string ComposeQuery(TableConfiguration configuration)
    {
        string Required(string parameter) => configuration.Text(parameter) is { Length: > 0 } value
            ? value
            : throw new TableException($"db_common_sql_build_query: '{parameter}' parameter not defined");
        return $"SELECT {Required("select_field")} FROM {Required("table")} WHERE {Required("where_field")} = '%s' "
            + configuration.Text("additional_conditions");
    }

    // A piece of an address outside quotes could be more than a value.
    private static void WarnAboutQuotes(string query, TableRequest request)
    {
        char quote = '\0';
        for (int i = 0; i < query.Length; i++)
        {
            char letter = query[i];
            if (quote == '\0' && letter is '\'' or '"')
                quote = letter;
            else if (letter == quote)
                quote = '\0';
            else if (letter == '%' && quote != '\'' && i + 1 < query.Length && char.IsAsciiLetterOrDigit(query[i + 1]))
                request.Context.Log.Warning(
                    $"{request.Spec}: query >{query}< contains >{query.AsSpan(i, 2)}< without the recommended '' quotes");
        }
    }
}
