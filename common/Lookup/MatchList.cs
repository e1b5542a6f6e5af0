using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>
/// The value of a list parameter such as mydestination, mynetworks or relay_domains: names, networks, <c>/file</c> with more of them,
/// and <c>type:table</c>; <c>!</c> excludes. The first pattern that matches decides. Thread-safe.
/// </summary>
public sealed class MatchList
{
    private const int MaximumFileDepth = 100;

    private readonly string _title;
    private readonly MatchSubject _subject;
    private readonly DomainMatching _matching;
    private readonly TableContext _context;
    private readonly List<MatchPattern> _patterns = [];

    private MatchList(TableContext context, string title, MatchSubject subject, DomainMatching matching) =>
        (_context, _title, _subject, _matching) = (context, title, subject, matching);

    /// <summary>Reads a list.</summary>
    /// <param name="tables">Where its tables are opened.</param>
    /// <param name="title">The parameter's name, for messages.</param>
    /// <param name="text">The parameter's value.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="matching">What a domain in the list says about its subdomains; matters for host names only.</param>
    /// <exception cref="ConfigurationException">A lone exclamation mark, or files that include each other.</exception>
    public static MatchList Open(
        TableSet tables, string title, string text, MatchSubject subject, DomainMatching matching = DomainMatching.DotMatchesSubdomains)
    {
        MatchList list = new(tables.Context, title, subject, matching);
        list.Parse(tables, text, isPositive: true, depth: 0);
        return list;
    }

    /// <summary>What domains in the value of a parameter say about their subdomains (<c>parent_domain_matches_subdomains</c>).</summary>
    public static DomainMatching MatchingOf(TableSet tables, string parameter)
    {
        Parameter<string> names = MailParameters.ParentDomainMatchesSubdomains;
        return Open(tables, names.Name, tables.Context.Settings[names], MatchSubject.Text).Match(parameter) == MatchResult.Matched
            ? DomainMatching.ParentMatchesSubdomains
            : DomainMatching.DotMatchesSubdomains;
    }

    /// <summary>Whether a word, a host name or an address (as the list was opened) is on the list.</summary>
    public MatchResult Match(string value) => Match(value, value);

    /// <summary>Whether a client is on the list, by its name or by its address.</summary>
    public MatchResult Match(string name, string address)
    {
        MatchResult result = Match(name, address, out string? fault);
        if (fault is not null)
            _context.Log.Warning(fault);
        return result;
    }

    /// <summary>Whether a value is on the list. That the list cannot be searched is not logged.</summary>
    /// <param name="value">The value.</param>
    /// <param name="fault">Why the list cannot be searched.</param>
    public MatchResult Match(string value, out string? fault) => Match(value, value, out fault);

    private MatchResult Match(string name, string address, out string? fault)
    {
        fault = null;
        string foldedName = ByteText.FoldCase(name);
        string foldedAddress = ReferenceEquals(name, address) ? foldedName : ByteText.FoldCase(address);
        foreach (MatchPattern pattern in _patterns)
        {
            MatchResult result = Match(pattern, foldedName, foldedAddress, ref fault);
            if (result == MatchResult.Matched)
                return pattern.IsPositive ? MatchResult.Matched : MatchResult.NotMatched;
            if (result == MatchResult.Failed)
                return result;
        }
        return MatchResult.NotMatched;
    }

    private MatchResult Match(MatchPattern pattern, string name, string address, ref string? fault)
    {
        MatchResult result = MatchResult.NotMatched;
        if (_subject.HasFlag(MatchSubject.Text))
            result = Note(pattern.MatchText(name), ref fault);
        if (result == MatchResult.NotMatched && _subject.HasFlag(MatchSubject.HostName))
            result = Note(pattern.MatchHostName(name, _matching), ref fault);
        if (result == MatchResult.NotMatched && _subject.HasFlag(MatchSubject.Address))
            result = Note(pattern.MatchAddress(address), ref fault);
        return result;
    }

    private MatchResult Note(PatternMatch match, ref string? fault)
    {
        if (match.Fault is not null)
            fault = $"{_title}: {match.Fault}";
        return match.Result;
    }

    private void Parse(TableSet tables, string text, bool isPositive, int depth)
    {
        foreach (string word in Tokens.SplitBeforeComment(text, problem => _context.Log.Warning($"{_title}: {problem}")))
        {
            string item = word.TrimStart('!');
            if (item.Length == 0)
                throw new ConfigurationException($"{_title}: no pattern after '!'");
            bool positive = isPositive ^ ((word.Length - item.Length) % 2 == 1);
            if (item.StartsWith('/'))
                ParseFile(tables, item, positive, depth + 1);
            else if (TableSpec.LooksLikeTable(item))
                _patterns.Add(MatchPattern.OfTable(tables.Open(item, TableFlags.Lock | TableFlags.Utf8), positive));
            else
                _patterns.Add(MatchPattern.OfLiteral(ByteText.FoldCase(item), positive));
        }
    }

    private void ParseFile(TableSet tables, string path, bool isPositive, int depth)
    {
        if (depth > MaximumFileDepth)
            throw new ConfigurationException($"{_title}: file {path} includes itself");
        using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error);
        if (file is null)
        {
            string reason = $"open file {path}: {ErrnoText.Describe(error)}";
            _patterns.Add(MatchPattern.OfTable(tables.OpenUnavailable(new TableSpec("non-existent", path), reason), isPositive));
            return;
        }
        LogicalLineReader lines = new(FileSystem.ReadAll(file), path, _context.Log.Warning);
        while (lines.Read() is { } line)
            Parse(tables, line.Text, isPositive, depth);
    }
}
