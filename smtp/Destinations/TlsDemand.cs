using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.SmtpClient.Destinations;

/// <summary>
/// Which destinations may get mail over an encrypted connection only (smtp_tls_security_level, smtp_tls_policy_maps). This
/// program does not
/// speak TLS: it leaves such mail in the queue, rather than sending it where everybody can read it.
/// </summary>
/// <param name="defaultLevel">The level for all destinations.</param>
/// <param name="policies">Levels by destination.</param>
internal sealed class TlsDemand(string defaultLevel, MapList policies)
{
    public bool Holds(Destination destination)
    {
        string level = defaultLevel;
        LookupResult policy = Find(destination);
        if (policy.IsFailed)
            return true;
        if (policy.IsFound && Tokens.SplitList(policy.Value) is [var word, ..])
            level = word;
        return ByteText.LowerAscii(level) is not ("" or "none" or "may");
    }

    private LookupResult Find(Destination destination)
    {
        if (policies.IsEmpty)
            return LookupResult.NotFound;
        LookupResult found = policies.Find(destination.Text);
        foreach (SearchKey key in new DomainKeys(destination.Host, DomainMatching.DotMatchesSubdomains))
            if (found.Status == LookupStatus.NotFound)
                found = policies.Find(key.Key, key.Scope);
        return found;
    }
}
