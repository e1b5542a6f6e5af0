using Postfix.Lookup;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>permit_mynetworks</c>: the client is one of ours.</summary>
internal sealed class PermitMyNetworks(ClientLists clients) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        ClientIdentity client = evaluation.Request.Client;
        return clients.IsInOwnNetworks(client) switch
        {
            MatchResult.Matched => evaluation.Permit("permit_mynetworks", new(SubjectKind.Client, client.NameAddress)),
            MatchResult.NotMatched => Verdict.Dunno,
            _ => evaluation.RejectLookupFailure(subject.Name),
        };
    }
}
