using System.Buffers;
using Postfix.Net;

namespace Postfix.Lookup;

/// <summary>One member of a <see cref="MatchList"/>: a folded literal, or a table.</summary>
internal sealed class MatchPattern
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789.abcdefABCDEF:");
    private static readonly SearchValues<char> NetworkCharacters = SearchValues.Create("0123456789.abcdefABCDEF:[]/");

    private readonly LookupTable? _table;
    private readonly string _literal;
    private readonly Cidr? _network;
    private readonly string? _fault;

    private MatchPattern(LookupTable? table, string literal, bool isPositive)
    {
        (_table, _literal, IsPositive) = (table, literal, isPositive);
        if (table is not null || !MayBeNetwork(literal))
            return;
        try
        {
            _network = Cidr.Parse(literal);
        }
        catch (FormatException problem)
        {
            // The list may hold names too, so this matters only when an address gets as far as this pattern.
            _fault = problem.Message;
        }
    }

    /// <summary>False for a pattern that excludes what it matches.</summary>
    public bool IsPositive { get; }

    /// <summary>A name, word or network, folded.</summary>
    public static MatchPattern OfLiteral(string literal, bool isPositive) => new(null, literal, isPositive);

    /// <summary>A table whose keys are on the list.</summary>
    public static MatchPattern OfTable(LookupTable table, bool isPositive) => new(table, "", isPositive);

    /// <summary>Whether a word is this one or in the table.</summary>
    public PatternMatch MatchText(string text) => _table is null ? text == _literal : FindInTable(_table, text);

    /// <summary>Whether a host is this one, in this domain, or in the table by itself or by a parent.</summary>
    public PatternMatch MatchHostName(string name, DomainMatching matching)
    {
        if (_table is not null)
            return FindParents(_table, name, matching);
        if (name == _literal)
            return true;
        int parent = name.Length - _literal.Length;
        if (parent <= 0 || !name.EndsWith(_literal, StringComparison.Ordinal))
            return false;
        return matching == DomainMatching.ParentMatchesSubdomains ? name[parent - 1] == '.' : _literal.StartsWith('.');
    }

    /// <summary>Whether an address is this one, in this network, or in the table.</summary>
    public PatternMatch MatchAddress(string address)
    {
        if (address.AsSpan().ContainsAnyExcept(AddressCharacters))
            return false;
        if (_table is not null)
            return FindInTable(_table, address);
        if (address == _literal || (_literal.Length == address.Length + 2 && _literal == $"[{address}]"))
            return true;
        if (address.Contains(':') != _literal.Contains(':'))
            return false;
        if (_fault is not null)
            return new PatternMatch(MatchResult.Failed, _fault);
        return _network is { } network && HostName.ParseAddress(address) is { } number && network.Contains(number);
    }

    /// <summary>Only text with a colon or a slash and without foreign characters; names must not be taken for faulty networks.</summary>
    private static bool MayBeNetwork(string literal) =>
        literal.AsSpan().ContainsAny(':', '/') && !literal.AsSpan().ContainsAnyExcept(NetworkCharacters);

    private static PatternMatch FindParents(LookupTable table, string name, DomainMatching matching)
    {
        foreach (SearchKey key in new DomainKeys(name, matching))
        {
            if (key.Scope == KeyScope.Partial && !table.HasFixedKeys)
                return false;
            PatternMatch match = FindInTable(table, key.Key);
            if (match.Result != MatchResult.NotMatched)
                return match;
        }
        return false;
    }

    private static PatternMatch FindInTable(LookupTable table, string key)
    {
        LookupResult result = table.Find(key);
        return result.IsFailed ? new PatternMatch(MatchResult.Failed, $"{table.Label}: table lookup problem") : result.IsFound;
    }
}
