using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>The keys under which a memcache server has the entries of a table (<c>key_format</c>, <c>key_digest</c>, <c>domain</c>).</summary>
internal sealed class MemcacheKeys
{
    // The server takes no longer ones.
    private const int MaxLength = 250;
    private const int KeptLength = 150;

    private readonly ExpansionTemplate _format;
    private readonly MatchList? _domains;
    private readonly TextDigest _digest;
    private readonly bool _digestsAll;

    public MemcacheKeys(TableRequest request, TableConfiguration configuration)
    {
        _format = new ExpansionTemplate(configuration.Text("key_format", "%s"), isQuery: true, request.Name);
        string algorithm = configuration.Text("key_digest");
        _digestsAll = algorithm.Length > 0;
        _digest = TextDigest.Load(request, _digestsAll ? algorithm : "sha256");
        _domains = configuration.Text("domain") is { Length: > 0 } domains
            ? MatchList.Open(request.Tables, request.Name, domains, MatchSubject.Text)
            : null;
    }

    /// <summary>The server's key, or why there is none; the third case is a <c>domain</c> that cannot be searched.</summary>
    public MemcacheKey Make(string key)
    {
        AddressParts parts = new(key);
        if (key.Length == 0)
            return MemcacheKey.None("empty lookup key");
        MatchResult match = _domains is null ? MatchResult.Matched
            : parts.HasDomain && !parts.HasEmptyUser ? _domains.Match(parts.Domain)
            : MatchResult.NotMatched;
        if (match == MatchResult.NotMatched)
            return MemcacheKey.None("domain mismatch");
        if (match != MatchResult.Matched)
            return MemcacheKey.Unknown;
        string text = _format.Accepts(parts) ? _format.Expand(parts, parts, static piece => piece)! : "";
        if (text.Length == 0)
            return MemcacheKey.None("empty lookup key expansion");
        if (_digestsAll)
            return MemcacheKey.Of(_digest.Of(text));
        // The commands are lines of words.
        if (text.AsSpan().ContainsAnyInRange('\0', ' ') || text.Contains('\x7f', StringComparison.Ordinal))
            return MemcacheKey.None("name contains space or controls");
        return MemcacheKey.Of(text.Length <= MaxLength ? text : $"{text[..KeptLength]}#sha256={_digest.Of(text)}");
    }
}
