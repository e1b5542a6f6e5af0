using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Which keys a database is asked for: those that have what its templates take, in the domains of <c>domain</c>.</summary>
internal sealed class DatabaseKeys
{
    private readonly string _table;
    private readonly Action<string> _warn;
    private readonly ExpansionTemplate[] _templates;
    private readonly MatchList? _domains;

    /// <param name="request">The table.</param>
    /// <param name="configuration">Its parameters.</param>
    /// <param name="templates">The templates that are filled for each lookup.</param>
    public DatabaseKeys(TableRequest request, TableConfiguration configuration, params ExpansionTemplate[] templates)
    {
        _table = request.Spec.ToString();
        _warn = request.Context.Log.Warning;
        _templates = templates;
        _domains = configuration.Text("domain") is { Length: > 0 } domains
            ? MatchList.Open(request.Tables, request.Name, domains, MatchSubject.Text)
            : null;
    }

    /// <summary>Null when the database is to be asked for a key; else the answer without asking.</summary>
    public LookupResult? Decline(AddressParts key)
    {
        // Client libraries take a NUL for the end of the text.
        if (!ByteText.IsUtf8(key.Text) || key.Text.Contains('\0'))
            return LookupResult.NotFound;
        return DeclineDomain(key) ?? DeclineText(key);
    }

    private LookupResult? DeclineDomain(AddressParts key)
    {
        if (_domains is null)
            return null;
        return (key.HasDomain && !key.HasEmptyUser ? _domains.Match(key.Domain) : MatchResult.NotMatched) switch
        {
            MatchResult.Matched => null,
            MatchResult.NotMatched => LookupResult.NotFound,
            _ => FailDomains(key),
        };
    }

    private LookupResult? DeclineText(AddressParts key)
    {
        if (key.Text.Length == 0)
            _warn($"table \"{_table}\": empty query string -- ignored");
        return key.Text.Length > 0 && Array.TrueForAll(_templates, template => template.Accepts(key)) ? null : LookupResult.NotFound;
    }

    private LookupResult FailDomains(AddressParts key)
    {
        _warn($"{_table} 'domain' pattern match failed for '{key.Text}'");
        return LookupResult.Failed(TableReasons.Missing);
    }
}
