using System.Text;
using Postfix.Posix;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>
/// Certificates and public keys that alone are trusted, instead of the authorities that all sessions have in common
/// (postconf(5), smtp_tls_trust_anchor_file). A server may have one of them itself, or be vouched for by one.
/// </summary>
public sealed unsafe class TrustAnchors
{
    // TLSA records (RFC 6698, section 2.1) of which our own files are the source.
    private const byte TrustAnchor = 2;
    private const byte EndEntity = 3;
    private const byte WholeCertificate = 0;
    private const byte PublicKey = 1;
    private const byte Unhashed = 0;

    private readonly List<(byte Selector, byte[] Data)> _anchors = [];

    private TrustAnchors()
    {
    }

    /// <summary>Reads PEM files.</summary>
    /// <exception cref="TlsException">A file cannot be read, or has no anchor.</exception>
    public static TrustAnchors Load(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        TrustAnchors anchors = new();
        foreach (string file in files)
            anchors.Add(file);
        return anchors;
    }

    /// <summary>Makes a session trust these, and nobody else; before it is told the names that it wants.</summary>
    /// <exception cref="TlsException">OpenSSL cannot use them.</exception>
    internal void Demand(SslHandle session)
    {
        if (LibSsl.SSL_dane_enable(session, null) <= 0)
            throw TlsException.FromLibrary("error configuring local trust anchors");
        foreach ((byte selector, byte[] data) in _anchors)
            foreach (byte usage in (ReadOnlySpan<byte>)[TrustAnchor, EndEntity])
                if (LibSsl.SSL_dane_tlsa_add(session, usage, selector, Unhashed, ref data[0], (nuint)data.Length) <= 0)
                    throw TlsException.FromLibrary("error loading trust settings");
    }

    private void Add(string file)
    {
        int before = _anchors.Count;
        foreach (PemBlock block in PemBlock.Split(Read(file)))
        {
            if (block.Label is "CERTIFICATE" or "X509 CERTIFICATE")
                _anchors.Add((WholeCertificate, Decode(block, file, "certificate")));
            else if (block.Label == "PUBLIC KEY")
                _anchors.Add((PublicKey, Decode(block, file, "public key")));
        }
        if (_anchors.Count == before)
            throw new TlsException($"error reading: {file}: no trust anchor");
    }

    private static string Read(string file)
    {
        try
        {
            return Encoding.Latin1.GetString(FileSystem.ReadAll(file));
        }
        catch (PosixException error)
        {
            throw new TlsException($"error opening trust anchor file: {file}: {error.Errno.Describe()}");
        }
    }

    private static byte[] Decode(PemBlock block, string file, string what)
    {
        try
        {
            return block.Decode() is { Length: > 0 } data ? data : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new TlsException($"error reading: {file}: malformed trust-anchor {what}");
        }
    }
}
