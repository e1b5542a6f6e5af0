using System.Globalization;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Tls;

/// <summary>Makes, deploys and describes keys and certificates of the SMTP server.</summary>
/// <param name="context">The configuration and the log.</param>
/// <param name="openssl">Works with keys and certificates.</param>
/// <param name="time">The clock; names of files have the time of day in them.</param>
internal sealed class ServerKeys(ControlContext context, OpenSsl openssl, TimeProvider time)
{
    private const int PrivateMode = 0x180; // 0600
    private const int PublicMode = 0x1A4; // 0644
    private const string NoFile = "none";
    private const string RandomDevice = "/dev/urandom";

    private readonly MainCf _main = MainCf.Load(context.Settings.ConfigDirectory + "/main.cf");

    /// <summary>Whether main.cf leaves TLS to its defaults.</summary>
    public TlsDefaults Defaults => new(_main);

    /// <summary>enable-client.</summary>
    public int EnableClient(string? randomSource)
    {
        if (!Defaults.HasClient)
            return Tell(TlsAdvice.ClientIsSetUp);
        int status = context.EditMain(
        [
            "smtp_tls_security_level = may",
            "smtp_tls_loglevel = 1",
            $"smtp_tls_session_cache_database = lmdb:{context.Settings[MailParameters.DataDirectory]}/smtp_scache",
            RandomSetting(randomSource),
        ]);
        return status == 0 ? Tell(TlsAdvice.ClientIsEnabled) : 1;
    }

    /// <summary>enable-server.</summary>
    public int EnableServer(KeyAlgorithm algorithm, string? strength, string? randomSource, IReadOnlyList<string> hosts)
    {
        if (!Defaults.HasServer)
            return Tell(TlsAdvice.ServerIsSetUp);
        string random = RandomSetting(randomSource);
        KeyPairFiles files = WritePair(algorithm, NewKey(algorithm, strength), hosts);
        int status = Deploy(files,
            ["smtpd_tls_security_level = may", "smtpd_tls_received_header = yes", "smtpd_tls_loglevel = 1", random]);
        return status != 0 ? status : Tell(
            TlsAdvice.ServerIsEnabled, TlsAdvice.IsDeployed, TlsAdvice.Proofs(files, isDeployed: true), TlsAdvice.Timing(isDeployed: true));
    }

    /// <summary>new-server-key.</summary>
    public int Create(KeyAlgorithm algorithm, string? strength, IReadOnlyList<string> hosts)
    {
        KeyPairFiles files = WritePair(algorithm, NewKey(algorithm, strength), hosts);
        return Tell(TlsAdvice.IsCreated(files), TlsAdvice.Proofs(files, isDeployed: false), TlsAdvice.Timing(isDeployed: false));
    }

    /// <summary>new-server-cert: as new-server-key, with the key that is in use.</summary>
    public int Renew(KeyAlgorithm algorithm, string? strength, IReadOnlyList<string> hosts)
    {
        string? oldKey = KeyFile(algorithm.Name);
        if (oldKey != null && FileSystem.TryStatus(oldKey) is not { IsRegular: true })
        {
            context.Log.Warning($"Key file: {oldKey} not found, creating new keys");
            oldKey = null;
        }
        if (oldKey == null)
            return Create(algorithm, strength, hosts);
        KeyPairFiles files = WritePair(algorithm, CopyOf(oldKey, algorithm), hosts);
        return Tell(TlsAdvice.IsCreated(files), TlsAdvice.Proofs(files, isDeployed: false));
    }

    /// <summary>deploy-server-cert.</summary>
    public int Deploy(string certificate, string key)
    {
        int status = Deploy(new KeyPairFiles(Absolute(key), Absolute(certificate)), []);
        return status == 0 ? Tell(TlsAdvice.IsDeployed) : status;
    }

    /// <summary>output-server-csr.</summary>
    public int PrintRequest(string? key, IReadOnlyList<string> hosts)
    {
        string? file = key != null ? KeyFile(key) : KeyAlgorithm.All.Select(algorithm => KeyFile(algorithm.Name)).FirstOrDefault(found => found != null);
        if (file == null || !FileSystem.IsAccessible(file, AccessKind.Read))
            return context.Fail("No usable keyfile specified or configured");
        context.Terminal.Write(openssl.NewRequest(file, OrOwnName(hosts)) ?? throw new FatalException($"no private key found in file: {file}"));
        return 0;
    }

    /// <summary>output-server-tlsa.</summary>
    public int PrintTlsa(string? host, IReadOnlyList<string> keys)
    {
        string owner = host is { Length: > 0 } ? host : context.Settings[MailParameters.MyHostname];
        string[] files = [.. (keys.Count > 0 ? keys : [.. KeyAlgorithm.All.Select(algorithm => algorithm.Name)]).Select(KeyFile).OfType<string>()];
        foreach (string file in files)
        {
            context.Terminal.WriteLine($"; {file}");
            RequireKey(file);
            string digest = openssl.DigestOfKey(file) ?? throw new FatalException($"error computing SHA2-256 SPKI digest of \"{file}\"");
            context.Terminal.WriteLine($"_25._tcp.{owner}. IN TLSA 3 1 1 {digest}");
        }
        return files.Length > 0 ? 0 : context.Fail("No usable keyfiles specified or configured");
    }

    private int Deploy(KeyPairFiles files, IReadOnlyList<string> furtherSettings)
    {
        KeyAlgorithm algorithm = RequireKey(files.Key);
        string ofCertificate = openssl.DigestOfCertificate(files.Certificate)
            ?? throw new FatalException("error computing certificate public key digest");
        string ofKey = openssl.DigestOfKey(files.Key) ?? throw new FatalException("error computing public key digest");
        if (ofCertificate != ofKey)
            throw new FatalException($"Certificate in {files.Certificate} does not match key in {files.Key}");
        return context.EditMain(
            [$"{algorithm.KeyFile.Name} = {files.Key}", $"{algorithm.CertificateFile.Name} = {files.Certificate}", .. furtherSettings]);
    }

    private byte[] NewKey(KeyAlgorithm algorithm, string? strength)
    {
        string chosen = strength is { Length: > 0 } ? strength : algorithm.DefaultStrength;
        (byte[]? pem, string complaint) = openssl.NewKey(algorithm, chosen);
        if (pem != null)
            return pem;
        foreach (string line in complaint.Split('\n'))
            context.Log.Warning(line);
        throw new FatalException($"error generating new {algorithm.Name} {chosen} private key");
    }

    private byte[] CopyOf(string file, KeyAlgorithm algorithm)
    {
        (KeyAlgorithm found, byte[] pem) = openssl.ReadKey(file) ?? throw new FatalException($"Error copying private key from '{file}'");
        return found == algorithm ? pem : throw new FatalException($"Key algorithm '{found.Name}' of '{file}' is not '{algorithm.Name}'");
    }

    // Both files, or neither.
    private KeyPairFiles WritePair(KeyAlgorithm algorithm, byte[] key, IReadOnlyList<string> hosts)
    {
        string stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string start = $"{context.Settings.ConfigDirectory}/{algorithm.FilePrefix}";
        KeyPairFiles files = new($"{start}key-{stamp}.pem", $"{start}cert-{stamp}.pem");
        Write(files.Key, "private key", key, PrivateMode);
        try
        {
            Write(files.Certificate, "certificate",
                openssl.NewCertificate(files.Key, OrOwnName(hosts)) ?? throw new FatalException("error generating self-signed SSL certificate"),
                PublicMode);
        }
        catch
        {
            FileSystem.TryUnlink(files.Key);
            throw;
        }
        return files;
    }

    private static void Write(string path, string what, byte[] content, int mode)
    {
        using FileDescriptor file = FileSystem.TryOpen(path, OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.WriteOnly, mode, out Errno error)
            ?? throw new FatalException(error == Errno.EEXIST ? $"New {what} file already exists: {path}" : $"open {path}: {error.Describe()}");
        file.WriteAll(content);
        file.Sync();
    }

    private KeyAlgorithm RequireKey(string file) =>
        openssl.ReadKey(file)?.Algorithm ?? throw new FatalException($"no private key found in file: {file}");

    // An algorithm stands for its file in main.cf; null when there is none.
    private string? KeyFile(string key)
    {
        string file = KeyAlgorithm.Find(key) is not { } algorithm ? key
            : _main.Values.ContainsKey(algorithm.KeyFile.Name) ? context.Settings[algorithm.KeyFile] : "";
        return file is "" or NoFile ? null : Absolute(file);
    }

    private string Absolute(string file) => file.StartsWith('/') ? file : $"{context.Settings.ConfigDirectory}/{file}";

    private IReadOnlyList<string> OrOwnName(IReadOnlyList<string> hosts) =>
        hosts.Count > 0 ? hosts : [context.Settings[MailParameters.MyHostname]];

    private string RandomSetting(string? given)
    {
        string source = given is { Length: > 0 } ? given : context.Settings[TlsParameters.RandomSource];
        if (source.Length == 0 && !FileSystem.IsAccessible(RandomDevice, AccessKind.Read))
            throw new FatalException($"no default TLS random source defined and no {RandomDevice}");
        return $"{TlsParameters.RandomSource.Name} = {(source.Length > 0 ? source : "dev:" + RandomDevice)}";
    }

    private int Tell(params string[] texts)
    {
        foreach (string line in texts.SelectMany(text => text.Split('\n')))
            context.Log.Info(line);
        return 0;
    }
}
