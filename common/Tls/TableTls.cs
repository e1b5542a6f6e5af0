using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Tls;

/// <summary>TLS of lookup tables that ask servers.</summary>
public static class TableTls
{
    private const string Grade = "medium";
    private const string Protocols = ">=TLSv1.2";

    /// <summary>For <see cref="TableContext.Encrypt"/>.</summary>
    public static Func<TableEncryption, Action<Channel, string>> Of(Settings settings, Log log) => encryption => Prepare(settings, encryption, log);

    private static Action<Channel, string> Prepare(Settings settings, TableEncryption encryption, Log log)
    {
        try
        {
            TlsContext context = TlsContext.Create(new TlsContextOptions
            {
                IsServer = false,
                Settings = settings,
                Warn = log.Warning,
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
