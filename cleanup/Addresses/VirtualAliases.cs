using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Replaces recipients by the members of virtual aliases, recursively (virtual(5)). Thread-safe.</summary>
/// <param name="map">The table.</param>
/// <param name="limits">What bounds the expansion.</param>
/// <param name="log">Hears about trouble.</param>
internal sealed class VirtualAliases(AddressMap map, VirtualAliasLimits limits, CleanupLog log)
{
    private const string FailureReason = "4.6.0 Alias expansion error";

    /// <summary>
    /// The addresses that mail for an address goes to, at least one. Trouble becomes a problem of the message; the result is
    /// the address itself then.
    /// </summary>
    public IReadOnlyList<string> Expand(Message message, string address)
    {
        List<string> result = [address];
        DuplicateFilter selfExpanded = new(limit: 0);
        for (int index = 0; index < result.Count; index++)
        {
            if (result.Count > limits.Expansion)
            {
                log.UnreasonableExpansion(message, map.Title, address);
                return Fail(message, CleanupStatus.Defer, address);
            }
            if (!Resolve(message, address, result, index, selfExpanded))
                return [address];
        }
        return result;
    }

    /// <summary>
    /// Replaces one address by what it maps to, until it maps to nothing more: the first member takes its place, the others come last.
    /// False when that is not possible.
    /// </summary>
    private bool Resolve(Message message, string alias, List<string> result, int index, DuplicateFilter selfExpanded)
    {
        for (int count = 0; !selfExpanded.Contains(result[index]); count++)
        {
            if (count >= limits.Recursion)
            {
                log.UnreasonableNesting(message, map.Title, alias);
                Fail(message, CleanupStatus.Defer, alias);
                return false;
            }
            AddressMapping mapping = map.Map(result[index]);
            if (mapping.Status == LookupStatus.NotFound)
                return true;
            if (mapping.Status == LookupStatus.Failed)
            {
                log.LookupProblem(message, map.Title, alias);
                Fail(message, CleanupStatus.Write, alias);
                return false;
            }
            if (!Replace(message, alias, result, index, mapping.Addresses, selfExpanded))
                return false;
        }
        return true;
    }

    private bool Replace(
        Message message, string alias, List<string> result, int index, IReadOnlyList<string> members, DuplicateFilter selfExpanded)
    {
        string replaced = result[index];
        for (int i = 0; i < members.Count; i++)
        {
            string member = members[i];
            if (member.Length > limits.AddressLength)
            {
                log.UnreasonableAddress(message, map.Title, member);
                Fail(message, CleanupStatus.Defer, alias);
                return false;
            }
            if (i == 0)
                result[index] = member;
            else
                result.Add(member);
            // "root: root, admin" keeps root: an address may expand to itself, once.
            if (ByteText.FoldCase(replaced) == ByteText.FoldCase(member))
                selfExpanded.Add(replaced);
        }
        return true;
    }

    private static string[] Fail(Message message, CleanupStatus problem, string address)
    {
        message.Fail(problem, FailureReason);
        return [address];
    }
}
