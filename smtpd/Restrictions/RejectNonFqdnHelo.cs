using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_non_fqdn_helo_hostname</c>: the HELO name must have a domain.</summary>
internal sealed class RejectNonFqdnHelo(int code, int invalidCode) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (evaluation.Request.HeloName is not { } name)
            return Verdict.Dunno;
        if (name.StartsWith('['))
            return RejectInvalidHelo.JudgeLiteral(evaluation, name, invalidCode);
        string host = DomainSyntax.TrimFinalDot(name);
        return host.Contains('.') && DomainSyntax.IsHostName(host, evaluation.Request.Smtputf8)
            ? Verdict.Dunno
            : evaluation.Reject(
                ErrorClasses.Policy, code, "5.5.2", new CheckSubject(SubjectKind.Helo, name).Rejected("need fully-qualified hostname"));
    }
}
