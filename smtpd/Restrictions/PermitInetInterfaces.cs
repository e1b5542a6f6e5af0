using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>permit_inet_interfaces</c>: the client is this host.</summary>
internal sealed class PermitInetInterfaces(ClientLists clients) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        ClientIdentity client = evaluation.Request.Client;
        return clients.IsOwnAddress(client.Address)
            ? evaluation.Permit("permit_inet_interfaces", new(SubjectKind.Client, client.NameAddress))
            : Verdict.Dunno;
    }
}
