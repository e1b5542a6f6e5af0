namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>
/// <c>reject_rbl_client</c> and <c>reject_rhsbl_…</c>: what is listed is rejected. A list that does not answer has no say, or its
/// trouble would stop all mail.
/// </summary>
internal sealed class RejectListed(DnsList list, DnsListSubject who, DnsListReplies replies) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (who.Find(evaluation.Request) is not { } name)
            return Verdict.Dunno;
        DnsListing listing = list.Find(who, name, evaluation.Lists);
        return listing.Status == DnsListStatus.Listed
            ? replies.Reject(evaluation, list, new CheckSubject(who.Kind, name), listing.Reason)
            : Verdict.Dunno;
    }
}
