using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Which login names own which sender addresses (smtpd_sender_login_maps).</summary>
internal sealed class SenderOwners(AddressMaps maps, EnvelopeResolver resolver)
{
    /// <summary>Searches for the owners of an address; the result fails when that cannot be found out.</summary>
    public LookupResult Find(string sender, string recipient)
    {
        ResolveReply route = resolver.Resolve(recipient, sender);
        return route.Flags.HasFlag(ResolveFlags.Fail)
            ? LookupResult.Failed(LookupError.Retry, "address resolver")
            : maps.Find(route.Recipient).Result;
    }

    /// <summary>Whether a login name is among the owners that a table names.</summary>
    public static bool Include(string owners, string user) =>
        Tokens.SplitList(owners).Any(owner => ByteText.FoldCase(owner) == ByteText.FoldCase(user));
}
