using System.Diagnostics;
using System.Globalization;

namespace Postfix.Tests.System;

/// <summary>Mail from smtp-source through a whole system to smtp-sink.</summary>
public sealed class TestToolTests
{
    private const int Messages = 200;

    [Fact]
    public void All_generated_mail_reaches_the_test_server()
    {
        int port = FreePort.Next();
        using MailSystem mail = new("mydestination =", $"relayhost = [127.0.0.1]:{port}");
        using Process sink = StartSink(port);
        try
        {
            mail.Start();
            Assert.Equal(0, mail.Command("smtp-source", "", "-s", "10", "-m", Text(Messages), "-l", "5000",
                "-f", "sender@example.test", "-t", "someone@example.org", $"127.0.0.1:{mail.Port}"));
            string counters = sink.StandardOutput.ReadToEnd();
            sink.WaitForExit();
            Assert.Equal(0, sink.ExitCode);
            Assert.EndsWith($"mesg={Messages}\r", counters, StringComparison.Ordinal);
            mail.Await(() => mail.QueueLength == 0);
        }
        finally
        {
            sink.Kill(); // harmless when it has ended
        }
    }

    private static Process StartSink(int port)
    {
        string[] user = MailSystem.IsRoot ? ["-u", "nobody"] : [];
        ProcessStartInfo start = new(MailSystem.PathOf("usr/sbin/smtp-sink"), [.. user, "-c", "-M", Text(Messages), $"127.0.0.1:{port}", "100"])
        {
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
