using Postfix.Text;

namespace Postfix.Tls;

/// <summary>Reads log levels.</summary>
public static class TlsLogLevels
{
    private const TlsLogging Debug = TlsLogging.Summary | TlsLogging.Verbose;

    /// <summary>
    /// Reads a level from 0 to 9 or a list of feature names; false when a word is unknown. Dumps of the protocol are accepted
    /// and are the same as level 2.
    /// </summary>
    public static bool TryParse(string text, out TlsLogging logging)
    {
        logging = TlsLogging.None;
        foreach (string word in Tokens.SplitList(text))
        {
            TlsLogging? feature = ByteText.LowerAscii(word) switch
            {
                "0" or "none" or "cache" or "dane" or "trace" => TlsLogging.None,
                "1" or "routine" or "summary" => TlsLogging.Summary,
                "2" or "3" or "4" or "5" or "6" or "7" or "8" or "9" or "debug" or "ssl-expert" or "ssl-developer" => Debug,
                "untrusted" => TlsLogging.Untrusted,
                "peercert" => TlsLogging.PeerCertificate,
                "certmatch" => TlsLogging.CertificateMatch,
                "verbose" or "ssl-debug" or "ssl-handshake-packet-dump" or "ssl-session-packet-dump" => TlsLogging.Verbose,
                _ => null,
            };
            if (feature is null)
                return false;
            logging |= feature.Value;
        }
        return true;
    }
}
