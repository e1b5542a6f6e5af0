using Postfix.Logging;
using Postfix.Services;
using Postfix.Smtpd.Submission;
using Postfix.Smtpd.Tests.Fakes;
using Postfix.Tests;

namespace Postfix.Smtpd.Tests.Session;

/// <summary>The session's thread reads from a socket and writes to the socket of a cleanup service, as in the daemon.</summary>
[Collection(Allocations.Alone)]
public sealed class AllocationTests
{
    [Theory]
    [InlineData("smtpd_forbid_bare_newline", "normalize", "\r\n")]
    [InlineData("smtpd_forbid_bare_newline", "normalize", "\n")]
    [InlineData("smtpd_forbid_bare_newline", "no", "\r\r\n")]
    [InlineData("smtpd_per_request_deadline", "yes", "\r\n")]
    public void Lines_of_data_allocate_nothing(string name, string value, string lineEnd) => Assert.Equal(0, Allocations.PerItem(count =>
    {
        string content = string.Concat(MixedLines.Take(count).Select(line => (line.StartsWith('.') ? "." : "") + line + lineEnd));
        return Receive(count, (name, value), ["DATA"], content + "\r\n.\r\n");
    }));

    [Fact]
    public void Lines_of_a_chunk_allocate_nothing() => Assert.Equal(0, Allocations.PerItem(count =>
    {
        string content = string.Concat(MixedLines.Take(count).Select(line => line + "\r\n"));
        return Receive(count, ("smtpd_forbid_bare_newline", "normalize"), [], $"BDAT {content.Length} LAST\r\n{content}");
    }));

    /// <summary>Bytes that a session with one message allocates.</summary>
    private static long Receive(int lines, (string, string) setting, string[] commands, string content)
    {
        using FakeCleanup cleanup = new();
        using TestServer server = new(setting);
        server.Services = server.Services with { Store = new CleanupStore(new MailServices(server.Settings, new Log(0), TimeProvider.System)) };
        server.Connect();
        server.SayAll(["EHLO c", "MAIL FROM:<>", "RCPT TO:<alice@local.test>", .. commands]);
        server.Send(content);
        Assert.EndsWith("queued as 12345ABC", server.ReadReply());
        server.Close();
        Assert.InRange(cleanup.Lines, lines, lines + 10);
        return server.AllocatedBytes;
    }
}
