using Postfix.Mail;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_unknown_client_hostname</c>: address → name → address must hold (status code: RFC 7372).</summary>
internal sealed class RejectUnknownClient(int code) : IRestriction
{
    private const int TemporaryCode = 450;

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        ClientIdentity client = evaluation.Request.Client;
        if (client.NameStatus == PeerNameStatus.Ok)
            return Verdict.Dunno;
        return evaluation.Reject(
            ErrorClasses.Policy,
            client.NameStatus == PeerNameStatus.TemporaryFailure ? TemporaryCode : code,
            "4.7.25",
            $"Client host rejected: cannot find your hostname, [{client.Address}]");
    }
}
