using System.Text;
using Postfix.Sasl;
using Postfix.Sasl.Cyrus;

namespace Postfix.Tests.Sasl;

public class CyrusServerTests(FakeSaslauthd saslauthd) : IClassFixture<FakeSaslauthd>
{
    private readonly RecordedLog _log = new();

    [Theory]
    [InlineData(SaslSecurity.NoAnonymous, "LOGIN PLAIN")]
    [InlineData(SaslSecurity.None, "ANONYMOUS LOGIN PLAIN")]
    public void Mechanisms_are_those_of_the_configuration_that_satisfy_the_security_options(SaslSecurity security, string expected)
    {
        using SaslServerSession session = Open(security);
        Assert.Equal(expected, string.Join(' ', session.Mechanisms.Order()));
    }

    [Fact]
    public void Without_a_mechanism_nobody_can_log_in() => Assert.Equal(
        "xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms",
        Assert.Throws<SaslException>(() => Open(SaslSecurity.MutualAuth)).Message);

    [Fact]
    public void A_client_logs_in_with_the_initial_response()
    {
        using SaslServerSession session = Open();
        Assert.Equal(new SaslStep(SaslOutcome.Done, ""), session.Start("plain", Encode("\0alice\0secret")));
        Assert.Equal("alice@realm.example", session.UserName);
        lock (saslauthd.Requests)
            Assert.Contains("alice secret smtp realm.example", saslauthd.Requests);
    }

    [Fact]
    public void A_client_logs_in_step_by_step()
    {
        using SaslServerSession session = Open();
        Assert.Equal(new SaslStep(SaslOutcome.Continue, Encode("Username:")), session.Start("LOGIN", null));
        Assert.Equal(new SaslStep(SaslOutcome.Continue, Encode("Password:")), session.Step(Encode("alice")));
        Assert.Equal(SaslOutcome.Done, session.Step(Encode("secret")).Outcome);
    }

    [Fact]
    public void After_a_failure_comes_another_attempt()
    {
        using SaslServerSession session = Open();
        Assert.Equal(new SaslStep(SaslOutcome.Failed, "authentication failure"), session.Start("PLAIN", Encode("\0mallory\0guess")));
        Assert.Equal("mallory@realm.example", session.UserName);
        Assert.Contains(_log.Lines, line => line.StartsWith("warning: SASL authentication failure: ", StringComparison.Ordinal));
        Assert.Equal(SaslOutcome.Done, session.Start("PLAIN", Encode("\0alice\0secret")).Outcome);
    }

    [Theory]
    [InlineData("NOSUCH", "AA==")]
    [InlineData("PLAIN", "!notbase64")]
    [InlineData("PLAIN", "")]
    [InlineData("PLAIN", "AAAAAAAA")]
    [InlineData("", null)]
    public void Nonsense_is_a_failure(string mechanism, string? response)
    {
        using SaslServerSession session = Open();
        SaslStep step = session.Start(mechanism, response);
        Assert.Equal(SaslOutcome.Failed, step.Outcome);
        Assert.NotEqual("", step.Text);
        Assert.Equal(SaslOutcome.Failed, session.Step("AA==").Outcome);
    }

    [Fact]
    public void Many_threads_authenticate_at_once()
    {
        CyrusServer server = Load();
        int correct = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(Authenticate))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(8 * 50, correct);

        void Authenticate()
        {
            for (int count = 0; count < 50; count++)
            {
                using SaslServerSession session = server.Open(Peer(SaslSecurity.NoAnonymous));
                if (session.Start("PLAIN", Encode("\0mallory\0guess")).Outcome == SaslOutcome.Failed
                    && session.Start("PLAIN", Encode("\0alice\0secret")).Outcome == SaslOutcome.Done)
                    Interlocked.Increment(ref correct);
            }
        }
    }

    private SaslServerSession Open(SaslSecurity security = SaslSecurity.NoAnonymous) => Load().Open(Peer(security));

    private CyrusServer Load() => CyrusServer.Load(_log.Log, new CyrusServerOptions(
        FakeSaslauthd.Application, saslauthd.ConfigurationPath, "smtp", "mx.example", "realm.example"));

    private static SaslPeer Peer(SaslSecurity security) =>
        new("192.0.2.1", "198.51.100.1") { ClientPort = "1234", ServerPort = "25", Security = security };

    private static string Encode(string text) => Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
}
