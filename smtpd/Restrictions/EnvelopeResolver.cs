using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Where an envelope address leads, and who may send there. Answers are cached by the clients of trivial-rewrite(8).</summary>
internal sealed class EnvelopeResolver(IAddressRewriter rewriter, IAddressResolver resolver, Settings settings, SmtpdLog log)
{
    private const ResolveFlags FinalClasses = ResolveFlags.ClassLocal | ResolveFlags.ClassAlias | ResolveFlags.ClassVirtual;

    private readonly bool _allowsUntrustedRouting = settings[SmtpdAccessParameters.AllowUntrustedRouting];
    private readonly bool _relaysByOldDefault = LegacyDefaults.AppliesTo(settings, MailParameters.RelayDomains);

    /// <summary>Resolves an address in internal form, completed as a local client's; the recipient in the answer is case-folded.</summary>
    public ResolveReply Resolve(string counterpart, string address)
    {
        ResolveReply reply = resolver.Resolve(Complete(counterpart), Complete(address));
        string folded = ByteText.FoldCase(reply.Recipient);
        return folded == reply.Recipient ? reply : reply with { Recipient = folded };
    }

    /// <summary>Whether this system is the final destination.</summary>
    public bool IsFinal(ResolveReply route) => (route.Flags & FinalClasses) != 0;

    /// <summary>Whether the client's own routing makes the destination uncertain.</summary>
    public bool IsUntrusted(ResolveReply route) => !_allowsUntrustedRouting && route.Flags.HasFlag(ResolveFlags.Routed);

    /// <summary>Whether we take mail for this destination from anybody.</summary>
    public bool IsAuthorizedDestination(ResolveReply route)
    {
        if (!route.Recipient.Contains('@'))
            return true;
        if (IsUntrusted(route))
            return false;
        if (IsFinal(route))
            return true;
        if (!route.Flags.HasFlag(ResolveFlags.ClassRelay))
            return false;
        if (_relaysByOldDefault)
            NoteRelay("domain", DomainSyntax.DomainOf(route.Recipient));
        return true;
    }

    /// <summary>Tells the log when mail is taken for a relay domain that is one only by an old default.</summary>
    public void NoteRelay(string what, string name)
    {
        if (_relaysByOldDefault)
            log.LegacyDefault(MailParameters.RelayDomains, "$mydestination", $"to accept mail for {what} \"{name}\"");
    }

    private string Complete(string address) =>
        address.Length == 0 ? "" : EmailAddress.Unquote(rewriter.Rewrite("local", EmailAddress.Quote(address)));
}
