using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>Mail that waits for a site is sent on demand, although another system has noted that it waits.</summary>
public sealed class FlushLogTakeoverTests
{
    // Of these the first two have logs.
    private static readonly string[] s_sites = ["asked.example", "etrn.example", "other.example"];

    [Fact]
    public void Ours_sends_what_debians_postfix_has_logged() => TakeOver(MixedInstallation.Debian, Installation.Ours);

    [Fact]
    public void Debians_postfix_sends_what_ours_has_logged() => TakeOver(Installation.Ours, MixedInstallation.Debian);

    private static void TakeOver(Installation logger, Installation taker)
    {
        using MailSink sink = new() { Refusal = _ => MailSink.Later };
        using MailSystem mail = new(
            logger with { MasterCf = Installation.Ours.MasterCf }, "compatibility_level = 3.6", $"relayhost = [127.0.0.1]:{sink.Port}",
            $"fast_flush_domains = {s_sites[0]} {s_sites[1]}", "smtp_connection_cache_on_demand = no", "in_flow_delay = 0",
            $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix");
        mail.Start();
        foreach (string site in s_sites)
            Assert.Equal(0, mail.Command("sendmail", $"Subject: {site}\n\ntext\n", "-f", "nobody@mail.example.test", $"x@{site}"));
        mail.Await(() => QueueView.Queued(mail, "deferred").Count == s_sites.Length, "deferred messages");
        mail.KillAll();
        Assert.Equal(["asked_example", "etrn_example"], Directory.GetFiles(LogFolder(mail)).Select(Path.GetFileName).Order());

        sink.Refusal = _ => null;
        mail.ContinueWith(taker);
        mail.Start();
        Assert.Equal(0, mail.Command("postqueue", "", "-s", "asked.example"));
        AwaitArrivals(mail, sink, "asked.example");
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.example");
        Assert.StartsWith("459 ", smtp.Say("ETRN other.example"), StringComparison.Ordinal);
        Assert.Equal("250 Queuing started", smtp.Say("ETRN etrn.example"));
        AwaitArrivals(mail, sink, "asked.example", "etrn.example");
        Assert.All(Directory.GetFiles(LogFolder(mail)), log => Assert.Equal(0, new FileInfo(log).Length));
    }

    private static string LogFolder(MailSystem mail) => Path.Combine(mail.Folder, "spool/flush");

    // Mail to other sites stays where it was.
    private static void AwaitArrivals(MailSystem mail, MailSink sink, params string[] sites)
    {
        mail.Await(() => mail.QueueLength == s_sites.Length - sites.Length, "arrivals");
        Assert.Equal(sites.Select(site => $"x@{site}"), sink.Received.SelectMany(transaction => transaction.Recipients).Order());
    }
}
