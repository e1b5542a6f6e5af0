using Postfix.Config;
using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>What a site's configuration says about addresses: where extensions begin, and which domains are its own.</summary>
/// <param name="settings">recipient_delimiter, owner_request_special, double_bounce_sender and myorigin are taken from here.</param>
/// <param name="localDomains">mydestination and the addresses of this system.</param>
public sealed class AddressRules(Settings settings, LocalDomains localDomains)
{
    private readonly string _delimiters = settings[MailParameters.RecipientDelimiter];
    private readonly bool _ownerRequestSpecial = settings[MailParameters.OwnerRequestSpecial];
    private readonly string _doubleBounceSender = settings[MailParameters.DoubleBounceSender];
    private readonly string _origin = ByteText.FoldCase(settings.Origin);

    /// <summary>User and extension of a local part in internal form.</summary>
    public LocalParts SplitExtension(string localPart) =>
        EmailAddress.SplitExtension(localPart, _delimiters, _ownerRequestSpecial, _doubleBounceSender);

    /// <summary>Whether a domain is <c>myorigin</c> or a local destination.</summary>
    public MatchResult MatchLocal(string domain) =>
        ByteText.FoldCase(domain) == _origin ? MatchResult.Matched : localDomains.Match(domain);
}
