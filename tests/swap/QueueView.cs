using System.Text.Json;
using System.Text.RegularExpressions;
using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>The queue of a mail system, as its commands show it.</summary>
internal static class QueueView
{
    private static readonly string[] s_queues = ["maildrop", "incoming", "active", "deferred", "hold"];

    /// <summary>What `postqueue -j` says of each message.</summary>
    public static IReadOnlyList<JsonElement> Entries(MailSystem mail) => [.. mail.CommandOutput("postqueue", "-j")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Queue ids of the messages in one queue.</summary>
    public static IReadOnlyList<string> Queued(MailSystem mail, string queue) =>
        [.. Entries(mail).Where(entry => entry.GetProperty("queue_name").GetString() == queue).Select(IdOf)];

    /// <summary>Queue id of the one message with this recipient.</summary>
    public static string IdOf(MailSystem mail, string recipient) =>
        IdOf(Entries(mail).Single(entry => entry.GetRawText().Contains($"\"{recipient}\"", StringComparison.Ordinal)));

    /// <summary>Times of arrival by queue id; what is in the maildrop has not arrived yet.</summary>
    public static IReadOnlyDictionary<string, long> Arrivals(MailSystem mail) => Entries(mail)
        .Where(entry => entry.GetProperty("queue_name").GetString() != "maildrop")
        .ToDictionary(IdOf, entry => entry.GetProperty("arrival_time").GetInt64());

    /// <summary>Both systems show the same of each of so many files, while neither runs.</summary>
    public static void AssertBothReadAlike(MailSystem mail, int count)
    {
        string spool = Path.Combine(mail.Folder, "spool");
        string[] files = [.. s_queues
            .SelectMany(queue => Directory.EnumerateFiles(Path.Combine(spool, queue), "*", SearchOption.AllDirectories))];
        Assert.Equal(count, files.Length);
        foreach (string file in files)
            foreach (string options in (string[])["-o", "-e", "-h", "-b"])
                Assert.Equal(Show(mail, MixedInstallation.Debian, options, file), Show(mail, Installation.Ours, options, file));
        mail.ContinueWith(MixedInstallation.Debian);
        string[] theirs = Listings(mail);
        mail.ContinueWith(Installation.Ours);
        // Debian's is of a release that does not tell the original recipient yet.
        const string original = @"""orig_address"": ""(?:[^""\\]|\\.)*"", ";
        Assert.Equal(theirs, Listings(mail).Select(line => Regex.Replace(line, original, "")));
    }

    private static string[] Listings(MailSystem mail) =>
        [.. mail.CommandOutput("postqueue", "-p").Split('\n'), .. mail.CommandOutput("postqueue", "-j").Split('\n')];

    private static string Show(MailSystem mail, Installation installation, string options, string file)
    {
        string text = mail.Answer(Path.Combine(installation.Commands, "postcat"), "", options, file);
        Assert.NotEqual("", text);
        return text;
    }

    private static string IdOf(JsonElement entry) => entry.GetProperty("queue_id").GetString()!;
}
