using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>
/// Finds the owner- alias of an alias (<c>owner_request_special</c>): mail to the alias then has that address as its sender.
/// </summary>
internal sealed class OwnerAliases(AliasTables aliases, IAddressRewriter rewriter, Settings settings)
{
    private const string Prefix = "owner-";

    /// <summary>The owner of an alias, in canonical form.</summary>
    public OwnerMatch Find(string alias)
    {
        if (!settings[MailParameters.OwnerRequestSpecial])
            return default;
        string owner = Prefix + alias;
        LookupResult result = aliases.FindOwner(owner);
        if (!result.IsFound)
            return new OwnerMatch(null, result.IsFailed);
        string address = settings[LocalParameters.ExpandOwnerAlias] ? result.Value : EmailAddress.Quote(owner);
        return new OwnerMatch(EmailAddress.Unquote(rewriter.Rewrite("local", address)), false);
    }

    /// <summary>The owner of a recipient's alias, also when the recipient has an address extension.</summary>
    public OwnerMatch FindForRecipient(LocalAddress recipient)
    {
        OwnerMatch match = Find(recipient.Local);
        return match.IsFound || match.Failed || recipient.Extension is null ? match : Find(recipient.User);
    }
}
