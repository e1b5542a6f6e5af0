using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary>An access(5) table: searches it for a name and what the name is part of, and carries out the result.</summary>
/// <param name="spec">The table's <c>type:name</c>, for messages.</param>
/// <param name="addresses">The open table.</param>
/// <param name="matching">How parent domains are looked up.</param>
/// <param name="actions">What results mean.</param>
internal sealed class AccessTable(string spec, AddressMaps addresses, DomainMatching matching, AccessActions actions)
{
    private const string ConfigurationError = "451 4.3.5 Server configuration error";

    /// <summary>The table, for searches with addresses.</summary>
    public AddressMaps Addresses { get; } = addresses;

    public DomainMatching Matching { get; } = matching;

    /// <summary>Looks up exactly this key.</summary>
    public AccessDecision JudgeKey(Evaluation evaluation, string key, CheckSubject subject) =>
        Decide(evaluation, Addresses.Maps.Find(key), key, subject);

    /// <summary>Looks up a host name and its parent domains.</summary>
    public AccessDecision JudgeDomain(Evaluation evaluation, string domain, CheckSubject subject)
    {
        foreach (SearchKey key in new DomainKeys(domain, Matching))
        {
            LookupResult result = Addresses.Maps.Find(key.Key, key.Scope);
            if (result.Status != LookupStatus.NotFound)
                return Decide(evaluation, result, domain, subject);
        }
        return AccessDecision.NotFound;
    }

    /// <summary>Looks up a numerical address and the networks that its leading parts name.</summary>
    public AccessDecision JudgeAddress(Evaluation evaluation, string address, CheckSubject subject)
    {
        foreach (SearchKey key in new NetworkKeys(address))
        {
            LookupResult result = Addresses.Maps.Find(key.Key, key.Scope);
            if (result.Status != LookupStatus.NotFound)
                return Decide(evaluation, result, address, subject);
        }
        return AccessDecision.NotFound;
    }

    /// <summary>Looks up a host by name, then by address.</summary>
    public AccessDecision JudgeHost(Evaluation evaluation, string name, string address, CheckSubject subject)
    {
        AccessDecision byName = JudgeDomain(evaluation, name, subject);
        return byName.WasFound ? byName : JudgeAddress(evaluation, address, subject);
    }

    /// <summary>Carries out what a lookup found; a lookup that failed is a configuration error to the client.</summary>
    public AccessDecision Decide(Evaluation evaluation, LookupResult result, string key, CheckSubject subject) => result.Status switch
    {
        LookupStatus.Found => new(true, actions.Apply(evaluation, subject, spec, key, result.Value!)),
        LookupStatus.Failed => new(true, actions.Apply(evaluation, subject, spec, key, ConfigurationError)),
        _ => AccessDecision.NotFound,
    };
}
