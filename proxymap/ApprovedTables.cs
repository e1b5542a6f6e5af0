using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Proxymap;

/// <summary>The tables in the value of proxy_read_maps or proxy_write_maps: those with <c>proxy:</c> before them, also within unionmap: and pipemap:.</summary>
internal sealed class ApprovedTables
{
    private const string ProxyPrefix = "proxy:";
    private static readonly string[] Combinations = ["unionmap:", "pipemap:"];

    private readonly HashSet<string> _names = [];
    private readonly Action<string> _complain;

    private ApprovedTables(Action<string> complain) => _complain = complain;

    /// <summary>Reads the list; words that are no proxied tables do not matter, and syntax errors are logged.</summary>
    public static ApprovedTables Parse(string list, string parameter, Log log)
    {
        ApprovedTables approved = new(problem => log.Warning($"bad syntax in {parameter} content: {problem}"));
        approved.Add(list);
        return approved;
    }

    /// <summary>"type:name" without the prefixes of proxied tables.</summary>
    public static string Strip(string table)
    {
        while (table.StartsWith(ProxyPrefix, StringComparison.Ordinal))
            table = table[ProxyPrefix.Length..];
        return table;
    }

    /// <summary>Whether a table without prefix is on the list.</summary>
    public bool Contains(string table) => _names.Contains(table);

    private void Add(string list)
    {
        foreach (string word in Tokens.SplitWithBraces(list))
            AddWord(word);
    }

    private void AddWord(string word)
    {
        string? table = word;
        // The first word of { type:name attribute=value … } is the table; the rest is somebody else's syntax.
        if (word.StartsWith('{'))
            table = Unbrace(word) is { } content ? Tokens.SplitWithBraces(content).FirstOrDefault() : null;
        if (table is null)
            return;
        if (Array.Find(Combinations, prefix => table.StartsWith(prefix, StringComparison.Ordinal)) is { } combination)
        {
            string members = table[combination.Length..];
            if (members.StartsWith('{') && Unbrace(members) is { } list)
                Add(list);
        }
        else if (table.StartsWith(ProxyPrefix, StringComparison.Ordinal) && Strip(table) is var name && name.Contains(':'))
            _names.Add(name);
    }

    private string? Unbrace(string text)
    {
        Unbraced inner = Tokens.StripBraces(text);
        if (inner.Error is null)
            return inner.Value;
        _complain(inner.Error);
        return null;
    }
}
