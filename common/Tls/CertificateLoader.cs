using System.Text;
using Postfix.Posix;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>Loads a program's own keys and certificates.</summary>
internal static unsafe class CertificateLoader
{

    /// <exception cref="TlsException">A file is missing or makes no sense.</exception>
    public static void Load(SslContextHandle context, OwnCertificates certificates)
    {
        if (certificates.ChainFiles.Count > 0)
        {
            LoadChains(context, certificates.ChainFiles);
            return;
        }
        foreach (CertificatePair pair in certificates.Pairs)
            if (pair.CertificateFile.Length > 0)
                LoadPair(context, pair);
    }

    private static void LoadPair(SslContextHandle context, CertificatePair pair)
    {
        if (LibSsl.SSL_CTX_use_certificate_chain_file(context, pair.CertificateFile) <= 0)
            throw TlsException.FromLibrary(
                $"cannot get {pair.Kind} certificate from file \"{pair.CertificateFile}\": disabling TLS support");
        if (LibSsl.SSL_CTX_use_PrivateKey_file(context, pair.KeyFile, LibSsl.FILETYPE_PEM) <= 0)
            throw TlsException.FromLibrary($"cannot get {pair.Kind} private key from file \"{pair.KeyFile}\": disabling TLS support");
        if (LibSsl.SSL_CTX_check_private_key(context) == 0)
            throw TlsException.FromLibrary($"{pair.Kind} private key in {pair.KeyFile} does not match public key in "
                + $"{pair.CertificateFile}: disabling TLS support");
    }

    // A file is a sequence of a key, its certificate, and the certificates that lead from there to an authority.
    private static void LoadChains(SslContextHandle context, IReadOnlyList<string> files)
    {
        bool isFirstOfChain = true;
        bool hasKey = false;
        foreach (string file in files)
        {
            foreach (PemBlock block in PemBlock.Split(ReadFile(file)))
            {
                if (block.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
                {
                    if (hasKey && isFirstOfChain)
                        throw Fault(file, "key not followed by a certificate");
                    UseKey(context, block, file);
                    (hasKey, isFirstOfChain) = (true, true);
                }
                else if (block.Label is "CERTIFICATE" or "X509 CERTIFICATE" or "TRUSTED CERTIFICATE")
                {
                    if (!hasKey)
                        throw Fault(file, "key not first");
                    UseCertificate(context, block, file, isFirstOfChain);
                    isFirstOfChain = false;
                }
            }
        }
        if (!hasKey)
            throw Fault(files[0], "no PEM data");
        if (isFirstOfChain)
            throw Fault(files[^1], "no certificate for the last key");
    }

    private static string ReadFile(string file)
    {
        try
        {
            return Encoding.Latin1.GetString(FileSystem.ReadAll(file));
        }
        catch (PosixException error)
        {
            throw new TlsException($"error opening chain file: {file}: {error.Errno.Describe()}: disabling TLS support");
        }
    }

    private static void UseKey(SslContextHandle context, PemBlock block, string file) =>
        Use(block, file, "private key", LibCrypto.PEM_read_bio_PrivateKey, key =>
        {
            int result = LibSsl.SSL_CTX_use_PrivateKey(context, key);
            LibCrypto.EVP_PKEY_free(key);
            return result > 0;
        });

    private static void UseCertificate(SslContextHandle context, PemBlock block, string file, bool isFirst) =>
        Use(block, file, "certificate", LibCrypto.PEM_read_bio_X509, certificate =>
        {
            // The context takes over a certificate of the chain, and counts its own reference of the first one.
            if (!isFirst)
                return LibSsl.SSL_CTX_ctrl(context, LibSsl.CTRL_CHAIN_CERT, 0, certificate) > 0;
            int result = LibSsl.SSL_CTX_use_certificate(context, certificate);
            LibCrypto.X509_free(certificate);
            return result > 0 && LibSsl.SSL_CTX_check_private_key(context) > 0;
        });

    private static void Use(
        PemBlock block, string file, string what, Func<nint, nint, nint, nint, nint> read, Func<nint, bool> use)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(block.Text);
        fixed (byte* data = bytes)
        {
            nint bio = LibCrypto.BIO_new_mem_buf(data, bytes.Length);
            nint item = read(bio, 0, 0, 0);
            LibCrypto.BIO_free(bio);
            if (item == 0 || !use(item))
                throw TlsException.FromLibrary($"error loading {what} from {file}: disabling TLS support");
        }
    }

    private static TlsException Fault(string file, string what) => new($"error loading chain from {file}: {what}: disabling TLS support");
}
