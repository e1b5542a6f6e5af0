using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Postfix.Tests.Tls;

/// <summary>A self-signed certificate, also for 127.0.0.1, that is its own authority; in a file with its key.</summary>
internal sealed class TestCertificate
{
    /// <summary>Object identifier of the use as a server (RFC 5280, section 4.2.1.12).</summary>
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";

    public TestCertificate(string directory, string name, string? commonName = null, string? use = null)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={commonName ?? name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        if (use is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File = Path.Combine(directory, name + ".pem");
        System.IO.File.WriteAllText(File, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        PublicKeyFile = Path.Combine(directory, name + ".pub");
        System.IO.File.WriteAllText(PublicKeyFile, key.ExportSubjectPublicKeyInfoPem() + "\n");
        Fingerprint = string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(value => value.ToString("X2")));
    }

    /// <summary>Key and certificate in PEM.</summary>
    public string File { get; }

    /// <summary>The public key in PEM.</summary>
    public string PublicKeyFile { get; }

    /// <summary>SHA-256 of the certificate.</summary>
    public string Fingerprint { get; }
}
