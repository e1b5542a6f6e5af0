using Postfix.Lookup;
using Postfix.Tls;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>permit_tls_clientcerts</c> and <c>permit_tls_all_clientcerts</c>: the client has shown a certificate that counts.</summary>
/// <param name="name">The restriction's name.</param>
/// <param name="acceptsAllTrusted">Any certificate from a trusted authority counts, not only listed ones.</param>
/// <param name="certificates">The listed ones.</param>
internal sealed class PermitClientCertificate(string name, bool acceptsAllTrusted, ClientCertificates certificates) : IRestriction
{
    public const string Listed = "permit_tls_clientcerts";
    public const string AllTrusted = "permit_tls_all_clientcerts";

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        TlsFacts? session = evaluation.Request.Tls;
        MatchResult result = acceptsAllTrusted && session is { Trust: >= PeerTrust.Trusted }
            ? MatchResult.Matched
            : certificates.IsKnown(session, name);
        return result switch
        {
            MatchResult.Matched => evaluation.Permit(name, new(SubjectKind.Client, evaluation.Request.Client.NameAddress)),
            MatchResult.NotMatched => Verdict.Dunno,
            _ => evaluation.RejectLookupFailure(subject.Name),
        };
    }
}
