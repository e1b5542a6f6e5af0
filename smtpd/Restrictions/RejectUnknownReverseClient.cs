using Postfix.Mail;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_unknown_reverse_client_hostname</c>: the address must have a name, whatever it is.</summary>
internal sealed class RejectUnknownReverseClient(int code) : IRestriction
{
    private const int TemporaryCode = 450;

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        ClientIdentity client = evaluation.Request.Client;
        if (client.ReverseNameStatus == PeerNameStatus.Ok)
            return Verdict.Dunno;
        return evaluation.Reject(
            ErrorClasses.Policy,
            client.ReverseNameStatus == PeerNameStatus.NotFound ? code : TemporaryCode,
            "4.7.1",
            $"Client host rejected: cannot find your reverse hostname, [{client.Address}]");
    }
}
