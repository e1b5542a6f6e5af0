using Postfix.Mail;
using Postfix.Net;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_invalid_helo_hostname</c>: the HELO name must have the syntax of a host name or address literal.</summary>
internal sealed class RejectInvalidHelo(int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (evaluation.Request.HeloName is not { } name)
            return Verdict.Dunno;
        if (name.StartsWith('['))
            return JudgeLiteral(evaluation, name, code);
        string host = DomainSyntax.TrimFinalDot(name);
        return HostName.IsValid(host) || HostName.IsAddress(host)
            ? Verdict.Dunno
            : evaluation.Reject(ErrorClasses.Policy, code, "5.5.2", new CheckSubject(SubjectKind.Helo, name).Rejected("Invalid name"));
    }

    /// <summary>The common part of all restrictions on a HELO name in brackets.</summary>
    public static Verdict JudgeLiteral(Evaluation evaluation, string literal, int code)
    {
        string inner = literal.Length > 2 && literal[^1] == ']' ? literal[1..^1] : literal;
        return DomainSyntax.BareAddress(inner) is not null
            ? Verdict.Dunno
            : evaluation.Reject(
                ErrorClasses.Policy, code, "5.5.2", new CheckSubject(SubjectKind.Helo, literal).Rejected("invalid ip address"));
    }
}
