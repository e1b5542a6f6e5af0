using Postfix.Config;

namespace Postfix.PostfixCommand.Tls;

/// <summary>A kind of private key that the SMTP server can have.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="OpenSslCommand">The command of openssl(1) for such keys.</param>
/// <param name="FilePrefix">How names of files begin: "ec" of "eckey-".</param>
/// <param name="DefaultStrength">Bits, or the name of a curve.</param>
/// <param name="KeyFile">The parameter for the file with the key.</param>
/// <param name="CertificateFile">The parameter for the file with the certificate chain.</param>
internal sealed record KeyAlgorithm(
    string Name, string OpenSslCommand, string FilePrefix, string DefaultStrength, Parameter<string> KeyFile, Parameter<string> CertificateFile)
{
    /// <summary>All of them; the first is the default.</summary>
    public static readonly IReadOnlyList<KeyAlgorithm> All =
    [
        new("rsa", "rsa", "", "2048", SmtpdTlsParameters.KeyFile, SmtpdTlsParameters.CertFile),
        new("ecdsa", "ec", "ec", "secp256r1", SmtpdTlsParameters.EckeyFile, SmtpdTlsParameters.EccertFile),
    ];

    /// <summary>The algorithm of a name; null when there is none.</summary>
    public static KeyAlgorithm? Find(string name) => All.FirstOrDefault(algorithm => algorithm.Name == name);

    /// <summary>Arguments of openssl(1) that make a key and print it.</summary>
    /// <param name="strength">Bits, or the name of a curve.</param>
    public IReadOnlyList<string> Generate(string strength) => this == All[0]
        ? ["genrsa", strength]
        : ["ecparam", "-param_enc", "named_curve", "-genkey", "-noout", "-name", strength];
}
