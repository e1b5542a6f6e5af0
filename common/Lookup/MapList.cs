using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>
/// The tables of one parameter, searched in order until one has the key. A failing table ends the search: what it would have said
/// cannot be guessed. Thread-safe.
/// </summary>
public sealed class MapList
{
    private readonly LookupTable[] _tables;
    private readonly TableContext _context;

    private MapList(string title, LookupTable[] tables, TableContext context) => (Title, _tables, _context) = (title, tables, context);

    /// <summary>The parameter's name, for messages.</summary>
    public string Title { get; }

    /// <summary>True when no table is listed, so that nothing can be found.</summary>
    public bool IsEmpty => _tables.Length == 0;

    /// <summary>The tables in search order.</summary>
    public IReadOnlyList<LookupTable> Tables => _tables;

    /// <summary>Opens the tables of a parameter value.</summary>
    /// <param name="tables">Where the handles live.</param>
    /// <param name="title">The parameter's name.</param>
    /// <param name="names">The value: "type:name" words separated by commas or blanks; text in braces is one word.</param>
    /// <param name="flags">How to open them.</param>
    public static MapList Open(TableSet tables, string title, string names, TableFlags flags) =>
        new(title, [.. Tokens.SplitWithBraces(names).Select(name => tables.Open(name, flags))], tables.Context);

    /// <summary>Searches the tables. An empty key is never found; an empty value is a configuration error.</summary>
    public LookupResult Find(string key, KeyScope scope = KeyScope.Full) => Search(key, scope).Result;

    /// <summary>Searches the tables and says which one decided.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scope">Full keys, or parts of one, which patterns are not asked about.</param>
    /// <param name="otherForm">Asked about in each table that does not have the key.</param>
    public MapListResult Search(string key, KeyScope scope = KeyScope.Full, string? otherForm = null)
    {
        MapListResult found = Locate(key, scope, otherForm);
        return found.Table is { } table ? new MapListResult(Examine(table, key, found.Result), table) : found;
    }

    /// <summary>As <see cref="Search"/>, but who asks tells of tables that fail, and of empty values.</summary>
    public MapListResult Locate(string key, KeyScope scope = KeyScope.Full, string? otherForm = null)
    {
        if (key.Length == 0)
            return default;
        foreach (LookupTable table in _tables)
        {
            if (scope == KeyScope.Partial && !table.HasFixedKeys)
                continue;
            LookupResult result = table.Find(key);
            if (result.Status == LookupStatus.NotFound && otherForm is not null)
                result = table.Find(otherForm);
            if (result.Status != LookupStatus.NotFound)
                return new MapListResult(result, table);
        }
        return default;
    }

    /// <summary>Searches tables that were opened with <see cref="TableFlags.ValuesAreFiles"/>; the result is the text of the files.</summary>
    public LookupResult FindFile(string key, KeyScope scope = KeyScope.Full)
    {
        MapListResult found = Search(key, scope);
        if (!found.Result.IsFound)
            return found.Result;
        if (Base64.Decode(found.Result.Value) is { } content)
            return LookupResult.Found(ByteText.FromBytes(content));
        _context.Log.Warning($"table {found.Table!.Label}: key {key}: malformed BASE64 value: {Excerpt(found.Result.Value)}");
        return LookupResult.Failed(LookupError.Configuration, "malformed BASE64 value");
    }

    private LookupResult Examine(LookupTable table, string key, LookupResult result)
    {
        if (result.IsFailed)
        {
            _context.Log.Warning($"{table.Label} lookup error for \"{key}\"");
            return result;
        }
        if (result.Value is not "")
            return result;
        _context.Log.Warning($"{Title} lookup of {key} returns an empty string result");
        _context.Log.Warning($"{Title} should return NO RESULT in case of NOT FOUND");
        return LookupResult.Failed(LookupError.Configuration, "empty string result");
    }

    private static string Excerpt(string value) => value.Length > 30 ? value[..30] : value;
}
