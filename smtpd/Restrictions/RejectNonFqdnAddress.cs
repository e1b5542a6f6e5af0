using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_non_fqdn_sender</c>, <c>reject_non_fqdn_recipient</c>: the domain must be complete.</summary>
internal sealed class RejectNonFqdnAddress(AddressRole role, int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (role.AddressIn(evaluation.Request) is not { } address || (role == AddressRole.Sender && address.Length == 0))
            return Verdict.Dunno;
        string domain = DomainSyntax.DomainOf(address);
        if (domain.StartsWith('[') && domain.EndsWith(']'))
            return Verdict.Dunno;
        string host = DomainSyntax.TrimFinalDot(domain);
        return host.Contains('.') && DomainSyntax.IsHostName(host, evaluation.Request.Smtputf8)
            ? Verdict.Dunno
            : evaluation.Reject(
                ErrorClasses.Policy, code, "4.5.2", new CheckSubject(role.SubjectKind(), address).Rejected("need fully-qualified address"));
    }
}
