using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Tls;

/// <summary>What openssl(1) does for us with keys and certificates.</summary>
internal sealed class OpenSsl
{
    // Whatever it is: a key that needs one cannot be used, and nobody is to be asked.
    private const string NoPassword = "pass:none";
    private const int DigestDigits = 64;

    private readonly string _path;

    private OpenSsl(string path) => _path = path;

    /// <summary>The program that a configuration names.</summary>
    /// <exception cref="FatalException">There is none that works.</exception>
    public static OpenSsl Of(Settings settings)
    {
        string name = settings[TlsParameters.OpensslPath];
        OpenSsl openssl = new(ProgramSearch.Find(name));
        try
        {
            if (openssl.Run(["version"]).Status == 0)
                return openssl;
        }
        catch (PosixException problem)
        {
            throw new FatalException($"No working openssl(1) command found with 'openssl_path = {name}': {problem.Errno.Describe()}");
        }
        throw new FatalException($"No working openssl(1) command found with 'openssl_path = {name}'");
    }

    /// <summary>A private key without encryption, and its algorithm; null when the file holds no key that can be read.</summary>
    public (KeyAlgorithm Algorithm, byte[] Pem)? ReadKey(string file)
    {
        foreach (KeyAlgorithm algorithm in KeyAlgorithm.All)
        {
            (int status, byte[] pem) = Run([algorithm.OpenSslCommand, "-passin", NoPassword, "-in", file]);
            if (status == 0 && pem.Length > 0)
                return (algorithm, pem);
        }
        return null;
    }

    /// <summary>The SHA2-256 digest, in hexadecimal, of the public key that belongs to a private one; null without such a key.</summary>
    public string? DigestOfKey(string file) => DigestOf(Run(["pkey", "-passin", NoPassword, "-in", file, "-pubout", "-outform", "DER"]));

    /// <summary>The same of the public key in a certificate.</summary>
    public string? DigestOfCertificate(string file)
    {
        (int status, byte[] pem) = Run(["x509", "-pubkey", "-noout", "-in", file]);
        return status == 0 ? DigestOf(Run(["pkey", "-pubin", "-outform", "DER"], pem)) : null;
    }

    /// <summary>A new private key.</summary>
    /// <param name="algorithm">Its kind.</param>
    /// <param name="strength">Bits, or the name of a curve.</param>
    /// <returns>The key, or what openssl(1) has against it.</returns>
    public (byte[]? Pem, string Complaint) NewKey(KeyAlgorithm algorithm, string strength)
    {
        (int status, byte[] pem) = Run(algorithm.Generate(strength));
        if (status == 0)
            return (pem, "");
        (_, byte[] complaint) = CapturedProgram.Run(_path, algorithm.Generate(strength), [CapturedProgram.StandardError]);
        return (null, ByteText.FromBytes(complaint).TrimEnd('\n'));
    }

    /// <summary>A certificate for some hosts that the key itself signs, good for 100 years; null when that fails.</summary>
    public byte[]? NewCertificate(string keyFile, IReadOnlyList<string> hosts)
    {
        string extensions = "x509_extensions = v3\n" + Extensions("basicConstraints = CA:false\n", hosts);
        (int status, byte[] pem) = Run(
            ["req", "-x509", "-config", "/dev/stdin", "-new", "-key", keyFile, "-subj", "/CN=" + hosts[0], "-days", "36525"],
            ByteText.ToBytes(extensions));
        return status == 0 ? pem : null;
    }

    /// <summary>A request to sign a certificate for some hosts; null when that fails.</summary>
    public byte[]? NewRequest(string keyFile, IReadOnlyList<string> hosts)
    {
        (int status, byte[] pem) = Run(
            ["req", "-config", "/dev/stdin", "-new", "-key", keyFile, "-passin", NoPassword, "-subj", "/"],
            ByteText.ToBytes("req_extensions = v3\n" + Extensions("", hosts)));
        return status == 0 ? pem : null;
    }

    private static string Extensions(string constraints, IReadOnlyList<string> hosts) =>
        $"""
        default_md = sha256
        prompt = yes
        distinguished_name = dn
        [dn]
        [v3]
        {constraints}subjectKeyIdentifier = hash
        extendedKeyUsage = serverAuth, clientAuth
        subjectAltName = @alts
        [alts]
        {string.Join('\n', hosts.Select((host, index) => $"DNS.{index + 1} = {host}"))}

        """;

    private string? DigestOf((int Status, byte[] Output) publicKey)
    {
        if (publicKey is not { Status: 0, Output.Length: > 0 })
            return null;
        // "SHA2-256(stdin)= e3b0..."
        (int status, byte[] output) = Run(["dgst", "-sha256"], publicKey.Output);
        string line = ByteText.FromBytes(output).TrimEnd('\n');
        return status == 0 && line.Length > DigestDigits ? line[^DigestDigits..] : null;
    }

    private (int Status, byte[] Output) Run(IReadOnlyList<string> arguments, byte[]? input = null) =>
        CapturedProgram.Run(_path, arguments, [CapturedProgram.StandardOutput], input);
}
