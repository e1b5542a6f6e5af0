using Postfix.Dns;
using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_unknown_helo_hostname</c>: the HELO name must have an A, AAAA or MX record.</summary>
internal sealed class RejectUnknownHelo(DnsQueries dns, int code, int invalidCode, TempfailAction tempfailAction) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (evaluation.Request.HeloName is not { } name)
            return Verdict.Dunno;
        return name.StartsWith('[')
            ? RejectInvalidHelo.JudgeLiteral(evaluation, name, invalidCode)
            : Judge(evaluation, new CheckSubject(SubjectKind.Helo, name));
    }

    private Verdict Judge(Evaluation evaluation, CheckSubject helo) => dns.FindHost(helo.Name) switch
    {
        // A host that sends mail may well refuse to receive any.
        DnsStatus.Found or DnsStatus.NullMx or DnsStatus.Filtered => Verdict.Dunno,
        DnsStatus.TemporaryFailure => tempfailAction.Apply(
            evaluation, new(ErrorClasses.Policy, 450, "4.7.1", helo.Rejected("Host not found"))),
        DnsStatus.Invalid => evaluation.Reject(ErrorClasses.Policy, code, "4.7.1", helo.Rejected("Malformed DNS server reply")),
        _ => evaluation.Reject(ErrorClasses.Policy, code, "4.7.1", helo.Rejected("Host not found")),
    };
}
