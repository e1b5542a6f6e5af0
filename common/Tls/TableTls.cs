using Postfix.Config;
using Postfix.Ipc;
using Postfix.Lookup;

namespace Postfix.Tls;

/// <summary>TLS of lookup tables that ask servers.</summary>
public static class TableTls
{
    private const string Grade = "medium";
    private const string Protocols = ">=TLSv1.2";

    /// <summary>For <see cref="TableContext.Encrypt"/>.</summary>
    public static Func<TableEncryption, Action<Channel, string>> Of(Settings settings) => encryption => Prepare(settings, encryption);

    private static Action<Channel, string> Prepare(Settings settings, TableEncryption encryption)
    {
        try
        {
            TlsContext context = TlsContext.Create(new TlsContextOptions
            {
                IsServer = false,
                Settings = settings,
                Certificates = new OwnCertificates([], [new("RSA", encryption.CertificateFile, encryption.KeyFile)]),
                AuthorityFile = encryption.AuthorityFile,
                AuthorityDirectory = encryption.AuthorityDirectory,
                FingerprintDigest = "sha256",
            });
            string ciphers = CipherSelection.Compose(settings, Grade, "aNULL");
            return (channel, host) => Start(context, ciphers, channel, encryption.VerifiesName ? new PeerProof([host], []) : PeerProof.None);
        }
        catch (TlsException error)
        {
            throw new TableException(error.Message, error);
        }
    }

    private static void Start(TlsContext context, string ciphers, Channel channel, PeerProof proof)
    {
        ProtocolRange.TryParse(Protocols, out ProtocolRange range);
        TlsSession session = context.Open(channel.Descriptor, new TlsSessionOptions { Protocols = range, Ciphers = ciphers, Proof = proof });
        channel.Wrap(session.Over, layer => layer.TryHandshake());
        if (proof.IsRequired && !session.Facts!.IsMatched)
            throw new TlsException($"the certificate does not prove the name {proof.Names[0]}");
    }
}
