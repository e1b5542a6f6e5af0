using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>A table without <c>check_…_access</c> before it: what is looked up follows from the list that is being evaluated.</summary>
internal sealed class BareTable(string spec, AccessTable table, AddressAccess addresses, SmtpdLog log) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        switch (evaluation.Stage)
        {
            case SubjectKind.Client:
                return AccessChecks.Client(table, evaluation);
            case SubjectKind.Helo:
                return AccessChecks.Helo(table, evaluation);
            case SubjectKind.Sender:
                return addresses.Judge(table, evaluation, AddressRole.Sender);
            case SubjectKind.Recipient:
                return addresses.Judge(table, evaluation, AddressRole.Recipient);
            case SubjectKind.Etrn:
                return AccessChecks.Etrn(table, evaluation);
            default:
                log.Warn(
                    "specify one of (check_client_access, check_reverse_client_hostname_access, check_helo_access, "
                    + "check_sender_access, check_recipient_access, check_etrn_access) before "
                    + $"{subject.KindText} restriction \"{spec}\"");
                return evaluation.RejectServerError();
        }
    }
}
