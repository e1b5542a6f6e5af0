using System.Diagnostics;
using Postfix.Cli;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Tls;

/// <summary>With openssl(1), and something in the place of postconf(1) that writes down what it is asked for.</summary>
public sealed class TlsActionsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public TlsActionsTests()
    {
        _directory.Write("postconf", "#!/bin/sh\nshift 3\nprintf '%s\\n' \"$@\" >>\"${0%/*}/main.cf\"\n");
        FileSystem.ChangeMode(_directory / "postconf", 0x1ED);
        _directory.Write("main.cf", $"myhostname = mail.example.test\ncommand_directory = {_directory.Path}\n");
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_client_is_enabled_once()
    {
        Assert.Equal((0, ""), Run("all-default-client"));
        Assert.Equal((0, ""), Run("enable-client"));
        Assert.Equal("Enabled opportunistic TLS in the Postfix SMTP client.", _log.Lines[0]);
        Assert.EndsWith(
            "smtp_tls_security_level = may\nsmtp_tls_loglevel = 1\nsmtp_tls_session_cache_database = lmdb:/var/lib/postfix/smtp_scache\n"
            + "tls_random_source = dev:/dev/urandom\n", MainCf, StringComparison.Ordinal);
        string before = MainCf;
        Assert.Equal((1, ""), Run("all-default-client"));
        Assert.Equal((0, ""), Run("enable-client"));
        Assert.Equal(before, MainCf);
        Assert.Contains("*** Non-default SMTP client TLS settings detected, no changes made.", _log.Lines);
    }

    [Theory]
    [InlineData("rsa", "", "smtpd_tls_key_file", "key-", "rsaEncryption")]
    [InlineData("ecdsa", "ec", "smtpd_tls_eckey_file", "eckey-", "id-ecPublicKey")]
    public void The_server_gets_a_key_and_a_certificate(string algorithm, string prefix, string parameter, string file, string kind)
    {
        Assert.Equal((0, ""), Run("enable-server", "-a", algorithm, "-r", "dev:/dev/random", "a.example.test", "b.example.test"));
        string key = Assert.Single(Directory.GetFiles(_directory.Path, "*key-*.pem"));
        string certificate = Assert.Single(Directory.GetFiles(_directory.Path, "*cert-*.pem"));
        Assert.StartsWith(_directory / file, key, StringComparison.Ordinal);
        Assert.Equal(0x180, FileSystem.TryStatus(key)!.Value.Permissions);
        Assert.Equal(0x1A4, FileSystem.TryStatus(certificate)!.Value.Permissions);
        string text = OpenSslText("x509", "-noout", "-text", "-in", certificate);
        Assert.Contains("Subject: CN = a.example.test", text, StringComparison.Ordinal);
        Assert.Contains("DNS:a.example.test, DNS:b.example.test", text, StringComparison.Ordinal);
        Assert.Contains(kind, text, StringComparison.Ordinal);
        Assert.EndsWith(
            $"{parameter} = {key}\nsmtpd_tls_{prefix}cert_file = {certificate}\nsmtpd_tls_security_level = may\n"
            + "smtpd_tls_received_header = yes\nsmtpd_tls_loglevel = 1\ntls_random_source = dev:/dev/random\n", MainCf, StringComparison.Ordinal);
        Assert.Contains($"  # postfix tls output-server-csr -k {key} [<hostname> ...]", _log.Lines);
    }

    [Fact]
    public void A_server_that_is_set_up_is_left_alone()
    {
        File.AppendAllText(_directory / "main.cf", "smtpd_tls_security_level = encrypt\n");
        Assert.Equal((1, ""), Run("all-default-server"));
        Assert.Equal((0, ""), Run("enable-server"));
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.pem"));
        Assert.Equal("*** Non-default SMTP server TLS settings detected, no changes made.", _log.Lines[0]);
    }

    [Fact]
    public void A_new_key_is_deployed_with_its_own_certificate_only()
    {
        Run("new-server-key", "-a", "ecdsa");
        Assert.Equal("New private key and self-signed certificate created. To deploy run:", _log.Lines[0]);
        Assert.DoesNotContain("pem", MainCf, StringComparison.Ordinal);
        string key = Path.GetFileName(Assert.Single(Directory.GetFiles(_directory.Path, "eckey-*")));
        string certificate = Path.GetFileName(Assert.Single(Directory.GetFiles(_directory.Path, "eccert-*")));
        Assert.Equal((0, ""), Run("deploy-server-cert", certificate, key));
        Assert.EndsWith($"smtpd_tls_eckey_file = {_directory / key}\nsmtpd_tls_eccert_file = {_directory / certificate}\n", MainCf, StringComparison.Ordinal);

        OpenSslText("ecparam", "-genkey", "-noout", "-name", "prime256v1", "-out", _directory / "other.pem");
        Assert.Equal((1, ""), Run("deploy-server-cert", certificate, "other.pem"));
        Assert.Equal($"fatal: Certificate in {_directory / certificate} does not match key in {_directory / "other.pem"}", _log.Lines[^1]);
        Assert.Equal((1, ""), Run("deploy-server-cert", certificate, certificate));
        Assert.Equal($"fatal: no private key found in file: {_directory / certificate}", _log.Lines[^1]);
    }

    [Fact]
    public void A_new_certificate_keeps_the_key_in_use()
    {
        OpenSslText("ecparam", "-genkey", "-noout", "-name", "prime256v1", "-out", _directory / "mine.pem");
        File.AppendAllText(_directory / "main.cf", $"smtpd_tls_eckey_file = {_directory / "mine.pem"}\n");
        Assert.Equal((0, ""), Run("new-server-cert", "-a", "ecdsa", "new.example.test"));
        string key = Assert.Single(Directory.GetFiles(_directory.Path, "eckey-*"));
        Assert.Equal(PublicKey(_directory / "mine.pem"), PublicKey(key));
        Assert.Equal((1, ""), Run("new-server-cert", "-a", "dsa"));
        Assert.Equal("fatal: Unsupported private key algorithm: dsa", _log.Lines[^1]);
    }

    [Fact]
    public void A_key_is_described_for_dns_and_for_an_authority()
    {
        OpenSslText("ecparam", "-genkey", "-noout", "-name", "prime256v1", "-out", _directory / "mine.pem");
        File.AppendAllText(_directory / "main.cf", $"smtpd_tls_eckey_file = {_directory / "mine.pem"}\nsmtpd_tls_key_file = none\n");
        (int status, string tlsa) = Run("output-server-tlsa", "-h", "mx.example.test");
        Assert.Equal(0, status);
        Assert.Equal($"; {_directory / "mine.pem"}\n_25._tcp.mx.example.test. IN TLSA 3 1 1 {Digest(_directory / "mine.pem")}\n", tlsa);
        (status, string request) = Run("output-server-csr", "-k", "mine.pem", "x.example.test");
        Assert.Equal(0, status);
        _directory.Write("request.pem", request);
        Assert.Contains("DNS:x.example.test", OpenSslText("req", "-noout", "-text", "-in", _directory / "request.pem"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usage: postfix tls enable-client [-r devrandom]", "enable-client", "operand")]
    [InlineData("usage: postfix tls enable-server [-a algorithm] [-b bits ] [-r devrandom] [hostname ...]", "enable-server", "-x")]
    [InlineData("usage: postfix tls new-server-key [-a algorithm] [-b bits ] [hostname ...]", "new-server-key", "-a")]
    [InlineData("usage: postfix tls deploy-server-cert certfile keyfile", "deploy-server-cert", "one")]
    [InlineData("usage: postfix tls output-server-csr [-k keyfile] [hostname ...]", "output-server-csr", "-h", "x")]
    [InlineData("usage: postfix tls output-server-tlsa [-h hostname] [keyfile ...]", "output-server-tlsa", "-k", "x")]
    [InlineData("usage: postfix tls all-default-client", "all-default-client", "x")]
    [InlineData("Unsupported public key algorithm: dsa", "new-server-key", "-a", "dsa")]
    [InlineData("error generating new rsa none private key", "new-server-key", "-b", "none")]
    [InlineData("No usable keyfile specified or configured", "output-server-csr")]
    [InlineData("No usable keyfile specified or configured", "output-server-csr", "-k", "nosuch.key")]
    [InlineData("No usable keyfiles specified or configured", "output-server-tlsa")]
    [InlineData("error computing certificate public key digest", "deploy-server-cert", "main.cf", "KEY")]
    [InlineData("usage: postfix tls enable-client (or enable-server, new-server-key, new-server-cert, deploy-server-cert, output-server-csr, "
        + "output-server-tlsa, all-default-client, all-default-server)", "disable-client")]
    public void What_cannot_be_done_is_refused(string complaint, params string[] words)
    {
        if (words.Contains("KEY"))
            OpenSslText("ecparam", "-genkey", "-noout", "-name", "prime256v1", "-out", _directory / "KEY");
        Assert.Equal((1, ""), Run(words));
        Assert.Equal("fatal: " + complaint, _log.Lines[^1]);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.pem"));
    }

    private string MainCf => File.ReadAllText(_directory / "main.cf");

    private (int Status, string Output) Run(params string[] words)
    {
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        using FileDescriptor output = FileSystem.Open(_directory / "output", OpenFlags.Create | OpenFlags.Truncate | OpenFlags.WriteOnly, 0x180);
        Terminal terminal = new(nowhere, output, nowhere);
        int status = TlsActions.Run(new ControlContext(Settings.Load(_directory.Path), _log.Log, 0, ["tls", .. words], terminal));
        terminal.Flush();
        return (status, File.ReadAllText(_directory / "output"));
    }

    private static string PublicKey(string key) => OpenSslText("pkey", "-pubout", "-in", key);

    private static string Digest(string key)
    {
        using Process shell = Process.Start(new ProcessStartInfo("sh",
            ["-c", "openssl pkey -pubout -outform DER -in \"$1\" | sha256sum | cut -c1-64", "sh", key]) { RedirectStandardOutput = true })!;
        return shell.StandardOutput.ReadToEnd().Trim();
    }

    private static string OpenSslText(params string[] arguments)
    {
        using Process openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = openssl.StandardOutput.ReadToEnd();
        openssl.WaitForExit();
        Assert.Equal(0, openssl.ExitCode);
        return output;
    }
}
