using Postfix.Lookup;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Hides subdomains: <c>user@host.example.com</c> becomes <c>user@example.com</c> (<c>masquerade_domains</c>). Thread-safe.</summary>
/// <param name="domains">Domains to hide behind, in the order of the parameter; each ! in front toggles whether subdomains stay.</param>
/// <param name="exceptions">User names that stay as they are; null when there are none.</param>
/// <param name="uses">Where it applies.</param>
/// <param name="log">Hears about trouble.</param>
internal sealed class Masquerade(IReadOnlyList<string> domains, MatchList? exceptions, AddressUse uses, CleanupLog log)
{
    private const string ExceptionsTitle = "masquerade_exceptions";

    /// <summary>What an address in external form becomes.</summary>
    public string Apply(Message message, AddressUse use, string address)
    {
        int at = address.LastIndexOf('@');
        if ((uses & use) == 0 || at < 0 || IsException(message, address[..at]))
            return address;
        string domain = ByteText.FoldCase(address[(at + 1)..]);
        foreach (string entry in domains)
        {
            string name = entry.TrimStart('!');
            string parent = ByteText.FoldCase(name);
            bool keeps = (entry.Length - name.Length) % 2 == 1;
            if (parent.Length == 0)
                continue;
            if (domain == parent)
                return address;
            if (domain.EndsWith("." + parent, StringComparison.Ordinal))
                return keeps ? address : $"{address.AsSpan(0, at)}@{parent}";
        }
        return address;
    }

    private bool IsException(Message message, string user)
    {
        MatchResult match = exceptions?.Match(user) ?? MatchResult.NotMatched;
        if (match == MatchResult.Failed)
        {
            log.MasqueradeProblem(message, ExceptionsTitle);
            message.Fail(CleanupStatus.Write);
        }
        return match == MatchResult.Matched;
    }
}
