using Postfix.Config;
using Postfix.Lookup;

namespace Postfix.Sasl;

/// <summary>Mechanisms that may be used (smtp_sasl_mechanism_filter, smtpd_sasl_mechanism_filter). Thread-safe.</summary>
public sealed class MechanismFilter
{
    private readonly MatchList? _list;

    /// <param name="tables">Where tables in the list are opened.</param>
    /// <param name="settings">main.cf.</param>
    /// <param name="parameter">The list; empty lets all mechanisms pass.</param>
    public MechanismFilter(TableSet tables, Settings settings, Parameter<string> parameter)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(parameter);
        Parameter = parameter.Name;
        if (settings[parameter] is { Length: > 0 } list)
            _list = MatchList.Open(tables, parameter.Name, list, MatchSubject.Text);
    }

    /// <summary>Name of the parameter, for messages.</summary>
    public string Parameter { get; }

    /// <summary>The mechanisms that pass, in their order.</summary>
    /// <exception cref="SaslException">A table of the filter cannot be searched.</exception>
    public IReadOnlyList<string> Apply(IReadOnlyList<string> mechanisms) =>
        _list is null ? mechanisms : [.. mechanisms.Where(Passes)];

    private bool Passes(string mechanism) => _list!.Match(mechanism) switch
    {
        MatchResult.Matched => true,
        MatchResult.NotMatched => false,
        _ => throw new SaslException($"SASL mechanism filter failed for: '{mechanism}'"),
    };
}
