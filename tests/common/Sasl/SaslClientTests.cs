using System.Text;
using Postfix.Sasl;

namespace Postfix.Tests.Sasl;

public class SaslClientTests
{
    private readonly RecordedLog _log = new();

    [Fact]
    public void Plain_sends_name_and_password_at_once()
    {
        using SaslClientSession session = Open("user", "pass:word");
        SaslStep step = session.Start(["PLAIN"], out string mechanism);
        Assert.Equal(("PLAIN", "\0user\0pass:word"), (mechanism, Decode(step.Text)));
        Assert.False(step.IsFailure);
    }

    [Fact]
    public void The_server_is_told_whom_to_act_as_when_that_is_wanted()
    {
        using SaslClientSession session = Load(sendsAuthorizationName: true).Open("server.example", SaslSecurity.None, "user", "secret");
        Assert.Equal("user\0user\0secret", Decode(session.Start(["PLAIN"], out _).Text));
    }

    [Fact]
    public void Login_waits_for_the_prompts()
    {
        using SaslClientSession session = Open("user", "secret");
        Assert.Equal("", session.Start(["LOGIN"], out _).Text);
        Assert.Equal("user", Decode(session.Step(Encode("Username:")).Text));
        Assert.Equal("secret", Decode(session.Step(Encode("Password:")).Text));
    }

    [Fact]
    public void A_challenge_is_answered_with_a_digest()
    {
        using SaslClientSession session = Open("tim", "tanstaaftanstaaf");
        session.Start(["CRAM-MD5"], out _);
        // The example of RFC 2195, section 2.
        SaslStep step = session.Step(Encode("<1896.697170952@postoffice.reston.mci.net>"));
        Assert.Equal("tim b913a602c7eda7a495b4e6e7334d3890", Decode(step.Text));
    }

    [Fact]
    public void Mechanisms_that_are_too_weak_are_not_used()
    {
        using SaslClientSession session = Load().Open("server.example", SaslSecurity.NoPlaintext, "user", "secret");
        Assert.Equal(new SaslStep(SaslOutcome.Failed, "no mechanism available"), session.Start(["PLAIN", "LOGIN"], out _));
        Assert.Equal(["warning: SASL authentication failure: No worthy mechs found"], _log.Lines);
    }

    [Theory]
    [InlineData("!!!!")]
    [InlineData("abc")]
    public void A_challenge_that_is_not_base64_ends_the_authentication(string challenge)
    {
        using SaslClientSession session = Open("user", "secret");
        session.Start(["LOGIN"], out _);
        Assert.Equal(SaslOutcome.Failed, session.Step(challenge).Outcome);
    }

    [Fact]
    public void Other_implementations_are_not_known()
    {
        SaslException error = Assert.Throws<SaslException>(
            () => SaslClient.Load(_log.Log, new SaslClientOptions("dovecot", "smtp", "", SendsAuthorizationName: false)));
        Assert.Equal("unsupported SASL client implementation: dovecot", error.Message);
    }

    [Fact]
    public void Many_threads_authenticate_at_once()
    {
        SaslClient client = Load();
        int correct = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(number => new Thread(() => Authenticate(number)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(8 * 200, correct);

        void Authenticate(int number)
        {
            for (int count = 0; count < 200; count++)
            {
                using SaslClientSession session = client.Open("server.example", SaslSecurity.NoAnonymous, $"user{number}", $"{count}");
                session.Start(["CRAM-MD5", "PLAIN"], out string mechanism);
                if (mechanism == "CRAM-MD5" && Decode(session.Step(Encode($"<{count}@x>")).Text).StartsWith($"user{number} ", StringComparison.Ordinal))
                    Interlocked.Increment(ref correct);
            }
        }
    }

    private SaslClientSession Open(string user, string password) => Load().Open("server.example", SaslSecurity.NoAnonymous, user, password);

    private SaslClient Load(bool sendsAuthorizationName = false) =>
        SaslClient.Load(_log.Log, new SaslClientOptions("cyrus", "smtp", "", sendsAuthorizationName));

    private static string Decode(string text) => Encoding.Latin1.GetString(Convert.FromBase64String(text));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
}
