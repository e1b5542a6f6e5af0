using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Sessions;
using Postfix.SmtpClient.Setup;

namespace Postfix.SmtpClient.Tests;

/// <summary>A site that has not agreed to newer defaults hears where an old one makes a difference (COMPATIBILITY_README).</summary>
public sealed class LegacyDefaultTests : IDisposable
{
    private const string Using = "using backwards-compatible default setting";

    private readonly CapturedLines _lines = new();
    private readonly Log _log;

    public LegacyDefaultTests() => _log = new Log(0, _lines);

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData("3.5", Using + " smtp_tls_fingerprint_digest=md5 to compute certificate fingerprints")]
    [InlineData("3.6", null)]
    public void Fingerprints_of_a_digest_that_newer_defaults_have_replaced(string level, string? notice)
    {
        Settings settings = Settings.FromValues(("compatibility_level", level),
            ("smtp_tls_security_level", "fingerprint"), ("smtp_tls_fingerprint_cert_match", "aa"));
        PolicyFinder policies = new(settings, SmtpTlsParameters.Smtp, new TableSet(new TableContext(settings, _log)), _log);
        (FileDescriptor client, FileDescriptor server) = Sockets.Pair();
        server.Dispose();
        using Channel channel = new(client, "server");

        ClientTls tls = new(settings, SmtpTlsParameters.Smtp, policies, isJailed: false, _log);
        Assert.Null(tls.Start(channel, new PeerName("there", "192.0.2.1", 25), new TlsPolicy { Level = TlsLevel.Fingerprint }, "there"));

        Assert.Equal(notice is null ? [] : [notice], Notices());
    }

    [Theory]
    [InlineData("3.5", null, Using + " smtp_tls_security_level=(empty)")]
    [InlineData("3.5", "", null)]
    [InlineData("3.6", null, null)]
    [InlineData("3.11", null, null)]
    public void Mail_goes_in_the_clear_by_an_old_default(string level, string? setting, string? notice)
    {
        Settings settings = Settings.FromValues(
            [("compatibility_level", level), .. setting is null ? [] : new[] { ("smtp_tls_security_level", setting) }]);
        foreach (SmtpTlsParameters parameters in (SmtpTlsParameters[])[SmtpTlsParameters.Smtp, SmtpTlsParameters.Lmtp])
        {
            PolicyFinder policies = new(settings, parameters, new TableSet(new TableContext(settings, _log)), _log);
            _ = new ClientTls(settings, parameters, policies, isJailed: false, _log);
        }

        Assert.Equal(notice is null ? [] : [notice], Notices());
    }

    private IEnumerable<string> Notices() => _lines.Lines.Where(line => line.StartsWith(Using, StringComparison.Ordinal));
}
