using Postfix.Dns;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// <c>reject_unknown_sender_domain</c>, <c>reject_unknown_recipient_domain</c>: unless this system is the final destination, the
/// domain must have an MX or address record, and must take mail (RFC 7505).
/// </summary>
internal sealed class RejectUnknownAddress(
    AddressRole role, EnvelopeResolver resolver, DnsQueries dns, int code, TempfailAction tempfailAction) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        RequestFacts request = evaluation.Request;
        if (role.AddressIn(request) is not { } address || (role == AddressRole.Sender && address.Length == 0))
            return Verdict.Dunno;
        ResolveReply route = resolver.Resolve(role.CounterpartIn(request), address);
        if (route.Flags.HasFlag(ResolveFlags.Fail))
            return evaluation.RejectLookupFailure(address);
        string domain = DomainSyntax.DomainOf(route.Recipient);
        if (domain.Length == 0 || resolver.IsFinal(route) || (domain[0] == '[' && domain[^1] == ']'))
            return Verdict.Dunno;
        return Judge(evaluation, new CheckSubject(role.SubjectKind(), address), dns.ToAscii(domain));
    }

    private Verdict Judge(Evaluation evaluation, CheckSubject subject, string domain)
    {
        string status = role.BadDomainStatus();
        return dns.FindMailDomain(domain) switch
        {
            DnsStatus.Found or DnsStatus.Filtered => Verdict.Dunno,
            DnsStatus.NullMx => RejectNullMx(evaluation, subject, domain),
            DnsStatus.TemporaryFailure => tempfailAction.Apply(
                evaluation, new(ErrorClasses.Policy, 450, status, subject.Rejected("Domain not found"))),
            DnsStatus.Invalid => evaluation.Reject(ErrorClasses.Policy, code, status, subject.Rejected("Malformed DNS server reply")),
            _ => evaluation.Reject(ErrorClasses.Policy, code, status, subject.Rejected("Domain not found")),
        };
    }

    private Verdict RejectNullMx(Evaluation evaluation, CheckSubject subject, string domain)
    {
        string text = subject.Rejected($"Domain {domain} does not accept mail (nullMX)");
        return role == AddressRole.Sender
            ? evaluation.Reject(ErrorClasses.Policy, 550, "4.7.27", text)
            : evaluation.Reject(ErrorClasses.Policy, 556, "4.1.10", text);
    }
}
