using Postfix.Smtpd.Protocol;
using Postfix.Tls;

namespace Postfix.Smtpd.Content;

/// <summary>The comments about TLS in a Received: header (postconf(5), smtpd_tls_received_header).</summary>
internal static class EncryptionComment
{
    /// <summary>The lines, without indentation of the header.</summary>
    /// <param name="session">The TLS session.</param>
    /// <param name="asksForCertificate">Whether clients are asked for a certificate.</param>
    public static IReadOnlyList<string> Compose(TlsFacts session, bool asksForCertificate)
    {
        List<string> lines = [$"(using {session.DescribeCipher()}"];
        string[] keys = [session.DescribeKeyExchange(), session.ClientSignature?.Describe("client") ?? ""];
        lines.AddRange(keys.Where(text => text.Length > 0).Select(text => " " + text));
        lines[^1] += ")";
        lines.Add(DescribePeer(session, asksForCertificate));
        return lines;
    }

    private static string DescribePeer(TlsFacts session, bool asksForCertificate)
    {
        if (session.Peer is not { } peer)
            return asksForCertificate ? "(Client did not present a certificate)" : "(No client certificate requested)";
        string worth = session.Trust >= PeerTrust.Trusted ? "verified OK" : "not verified";
        return $"(Client CN \"{CommentText.Neuter(peer.CommonName)}\", Issuer \"{CommentText.Neuter(peer.Issuer)}\" ({worth}))";
    }
}
