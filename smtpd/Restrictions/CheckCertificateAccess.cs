using Postfix.Tls;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>check_ccert_access</c>: an access table by the fingerprint of the client's certificate or of its key.</summary>
internal sealed class CheckCertificateAccess(AccessTable table, ClientCertificates certificates) : IRestriction
{
    public const string Name = "check_ccert_access";

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (certificates.PeerOf(evaluation.Request.Tls, Name) is not { } peer)
            return Verdict.Dunno;
        CheckSubject owner = new(SubjectKind.ClientCertificate, peer.CommonName);
        certificates.NoteDigest("certificate fingerprints");
        Verdict verdict = table.JudgeKey(evaluation, peer.CertificateFingerprint, owner).Verdict;
        if (verdict != Verdict.Dunno)
            return verdict;
        certificates.NoteDigest("public key fingerprints");
        return table.JudgeKey(evaluation, peer.KeyFingerprint, owner).Verdict;
    }
}
