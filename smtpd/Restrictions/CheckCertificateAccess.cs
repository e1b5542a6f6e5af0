using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>check_ccert_access</c>: an access table by the fingerprint of the client's certificate or of its key.</summary>
internal sealed class CheckCertificateAccess(
    AccessTable table, CertificateSearch search, ClientCertificates certificates, SmtpdLog log) : IRestriction
{
    public const string Name = "check_ccert_access";

    /// <summary>The restriction with this argument. One that makes no sense, as the parser has reported, is reported whenever it is met.</summary>
    public static IRestriction Create(RestrictionContext context, string argument)
    {
        try
        {
            CertificateSearch search = CertificateSearch.Parse(argument);
            return new CheckCertificateAccess(context.OpenTable(search.Table), search, context.Certificates, context.Log);
        }
        catch (FormatException)
        {
            return new Misconfigured($"See earlier parsing error messages for '{argument}'", context.Log);
        }
    }

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (certificates.PeerOf(evaluation.Request.Tls, Name) is not { } peer)
            return Verdict.Dunno;
        CheckSubject owner = new(SubjectKind.ClientCertificate, peer.CommonName);
        foreach (CertificateKey key in search.Order)
        {
            if (key == CertificateKey.Name)
            {
                log.Warn($"{Name}: unexpected search type in the search order of {search.Table}");
                return evaluation.RejectServerError();
            }
            bool isOfKey = key == CertificateKey.KeyFingerprint;
            certificates.NoteDigest(isOfKey ? "public key fingerprints" : "certificate fingerprints");
            Verdict verdict = table.JudgeKey(evaluation, isOfKey ? peer.KeyFingerprint : peer.CertificateFingerprint, owner).Verdict;
            if (verdict != Verdict.Dunno)
                return verdict;
        }
        return Verdict.Dunno;
    }
}
