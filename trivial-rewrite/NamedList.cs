using Postfix.Config;
using Postfix.Lookup;

namespace Postfix.TrivialRewrite;

/// <summary>A list of domains with the name of its parameter.</summary>
internal sealed class NamedList(string name, MatchList list)
{
    /// <summary>The parameter.</summary>
    public string Name => name;

    /// <summary>Opens the list of a parameter.</summary>
    public static NamedList Open(TableSet tables, Parameter<string> parameter, MatchSubject subject)
    {
        DomainMatching matching =
            subject == MatchSubject.HostName ? MatchList.MatchingOf(tables, parameter.Name) : DomainMatching.DotMatchesSubdomains;
        return new NamedList(
            parameter.Name, MatchList.Open(tables, parameter.Name, tables.Context.Settings[parameter], subject, matching));
    }

    /// <summary>Whether a domain is on the list.</summary>
    public MatchResult Match(string domain) => list.Match(domain);
}
