using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtpd.Authentication;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// <c>reject_sender_login_mismatch</c>, <c>reject_authenticated_sender_login_mismatch</c>,
/// <c>reject_unauthenticated_sender_login_mismatch</c>, <c>reject_known_sender_login_mismatch</c>: nobody sends in another's name.
/// </summary>
internal sealed class SenderLoginMismatch(SenderLoginRule rule, SenderOwners owners) : IRestriction
{
    private const int RejectCode = 553;
    private const string RejectStatus = "5.7.1";

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        ClientLogin? login = evaluation.Request.Login;
        bool applies = rule.HasFlag(login is null ? SenderLoginRule.NotLoggedIn : SenderLoginRule.NotOwned);
        if (!applies || evaluation.Request.Sender is not { Length: > 0 } sender)
            return Verdict.Dunno;
        LookupResult found = owners.Find(sender, evaluation.Request.Recipient ?? "");
        if (found.IsFailed)
            return evaluation.RejectLookupFailure(sender);
        return FindReason(login, found) is { } reason
            ? evaluation.Reject(
                ErrorClasses.Policy, RejectCode, RejectStatus, new CheckSubject(SubjectKind.Sender, sender).Rejected(reason))
            : Verdict.Dunno;
    }

    private string? FindReason(ClientLogin? login, LookupResult found)
    {
        if (login is null)
            return found.IsFound ? "not logged in" : null;
        bool isOwned = found.IsFound ? SenderOwners.Include(found.Value, login.UserName) : rule.HasFlag(SenderLoginRule.OnlyOwned);
        return isOwned ? null : $"not owned by user {login.UserName}";
    }
}
