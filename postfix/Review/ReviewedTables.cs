using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>The tables of a configuration, opened as programs open them; what they have to say is kept.</summary>
internal sealed class ReviewedTables : IDisposable
{
    private const TableFlags Usual = TableFlags.Lock | TableFlags.FoldFixed | TableFlags.Utf8;
    private const string Proxy = "proxy";
    private const string AnyKey = "anybody@example.com";

    private readonly CollectingTarget _lines = new();
    private readonly Log _log;
    private readonly Dictionary<TableSpec, ReviewedTable> _tables = [];

    public ReviewedTables(Settings settings)
    {
        _log = new Log(verbosity: 0, _lines);
        Set = new TableSet(new TableContext(settings, _log));
    }

    /// <summary>Where they are open.</summary>
    public TableSet Set { get; }

    /// <summary>The table that a word of a value names, without the service between; null when the word is something else.</summary>
    public static TableSpec? Parse(string word)
    {
        TableSpec? table = TableSpec.LooksLikeTable(word) ? TableSpec.TryParse(word) : null;
        return IsProxied(table) ? TableSpec.TryParse(table!.Value.Name) : table;
    }

    /// <summary>Whether proxymap(8) opens the table that a word names.</summary>
    public static bool IsProxied(string word) => IsProxied(TableSpec.LooksLikeTable(word) ? TableSpec.TryParse(word) : null);

    /// <summary>Opens a table, the first time that it is asked for.</summary>
    public ReviewedTable Open(TableSpec spec)
    {
        if (_tables.TryGetValue(spec, out ReviewedTable? known))
            return known;
        int before = _lines.Texts.Count;
        LookupTable? table = null;
        string? fault = null;
        try
        {
            table = Set.Open(spec, Usual);
            // A database may log only at a lookup that it is none.
            if (TableRegistry.Find(spec.Type) is { CanBuild: true })
                _ = table.Find(AnyKey);
        }
        catch (TableException problem)
        {
            fault = problem.Message;
        }
        return _tables[spec] = new ReviewedTable(table, fault, [.. _lines.Texts.Skip(before)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Set.Dispose();
        _log.Dispose();
    }

    private static bool IsProxied(TableSpec? table) => table is { Type: Proxy };

    private sealed class CollectingTarget : LineTarget
    {
        public List<string> Texts { get; } = [];

        protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

        protected override void Send(Severity severity, ReadOnlySpan<byte> line)
        {
            if (severity >= Severity.Warning)
                Texts.Add(ByteText.FromBytes(line[Label(severity).Length..]));
        }
    }
}
