using Postfix.Config;
using Postfix.Lookup;
using Postfix.Smtpd.Session;
using Postfix.Tls;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Whose certificates give rights (<c>relay_clientcerts</c>). Shared by all sessions.</summary>
internal sealed class ClientCertificates(Settings settings, TableSet tables, SmtpdLog log)
{
    private readonly bool _areAskedFor = settings[SmtpdTlsParameters.AskCcert];
    private readonly bool _hasOldDigest = LegacyDefaults.AppliesTo(settings, SmtpdTlsParameters.FingerprintDigest);
    private readonly MapList _known = MapList.Open(
        tables,
        SmtpdAccessParameters.RelayClientcerts.Name,
        settings[SmtpdAccessParameters.RelayClientcerts],
        TableFlags.Lock | TableFlags.FoldFixed);

    /// <summary>Whether the client's certificate, or its key, is one of the listed ones. Who has issued it does not matter.</summary>
    /// <param name="session">The TLS session; null in the clear.</param>
    /// <param name="restriction">Who asks, for a warning when clients are not asked for certificates.</param>
    public MatchResult IsKnown(TlsFacts? session, string restriction)
    {
        if (PeerOf(session, restriction) is not { } peer)
            return MatchResult.NotMatched;
        NoteDigest("certificate fingerprints");
        foreach (string fingerprint in (ReadOnlySpan<string>)[peer.KeyFingerprint, peer.CertificateFingerprint])
        {
            LookupResult result = _known.Find(fingerprint);
            if (result.IsFound)
                return MatchResult.Matched;
            if (!result.IsFailed)
                continue;
            log.Warn($"{_known.Title}: lookup error for fingerprint '{fingerprint}'");
            return MatchResult.Failed;
        }
        return MatchResult.NotMatched;
    }

    /// <summary>Tells the log when fingerprints are made with a digest that is ours only by an old default.</summary>
    public void NoteDigest(string what)
    {
        if (_hasOldDigest)
            log.LegacyDefault(SmtpdTlsParameters.FingerprintDigest, "md5", $"to compute {what}");
    }

    /// <summary>The client's certificate; null when there is none.</summary>
    public PeerCertificate? PeerOf(TlsFacts? session, string restriction)
    {
        if (session is { Peer: null } && !_areAskedFor)
            log.Warn($"{restriction} is requested, but \"{SmtpdTlsParameters.AskCcert.Name} = no\"");
        return session?.Peer;
    }
}
