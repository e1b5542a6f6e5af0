using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Postfix.Tests.System;

public sealed partial class LogRotationTests
{
    private const int Rotations = 5;

    [Fact]
    public void The_log_goes_on_in_a_new_file_and_no_line_is_lost()
    {
        using MailSystem mail = new("maillog_file_rotate_suffix = %Y-old");
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: before\n\ntext\n", $"{mail.Recipient}@mail.example.test"));
        mail.Await(() => mail.Log.Contains(": removed", StringComparison.Ordinal));
        string before = mail.Log;

        Assert.Equal(0, mail.Command("postfix", "", "logrotate"));

        Assert.StartsWith(before, ReadCompressed(Path.Combine(mail.Folder, $"log/maillog.{DateTime.Now.Year}-old.gz")), StringComparison.Ordinal);
        Assert.Equal(0, mail.Command("sendmail", "Subject: after\n\ntext\n", $"{mail.Recipient}@mail.example.test"));
        mail.Await(() => mail.Log.Contains(": removed", StringComparison.Ordinal));
        Assert.DoesNotContain(before.Split('\n')[0], mail.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_load_every_line_is_in_one_of_the_files()
    {
        using MailSystem mail = new("maillog_file_rotate_suffix = %s");
        mail.Start();
        using MailLoad load = new(mail, clients: 4, _ => TimeSpan.Zero);

        for (int rotation = 0; rotation < Rotations; rotation++)
        {
            mail.Await(() => mail.Log.Contains(": removed\n", StringComparison.Ordinal));
            Assert.Equal(0, mail.Command("postfix", "", "logrotate"));
        }
        load.Stop();

        Assert.Empty(load.Troubles);
        Arrivals.AssertOnce(mail, load.Accepted);
        string[] rotated = Directory.GetFiles(Path.Combine(mail.Folder, "log"), "maillog.*.gz");
        Assert.Equal(Rotations, rotated.Length);
        string[] logs = [.. rotated.Order().Select(ReadCompressed), mail.Log];
        Dictionary<(string Id, string Line), int> lines = logs.SelectMany(log => MessageLine().Matches(log))
            .GroupBy(match => (match.Groups["id"].Value, match.Groups["line"].Value)).ToDictionary(group => group.Key, group => group.Count());
        // The queue manager that a reload starts takes in once more what was in the active queue.
        Assert.DoesNotContain(lines, line => line.Value != 1 && line.Key.Line != "from=");
        foreach (string kind in (string[])["message-id=", "from=", "to=", "removed"])
            Assert.Equal(load.Accepted.Count, lines.Keys.Count(line => line.Line == kind));
        Assert.Equal(load.Accepted.Count, lines.Keys.Count(line => line.Line is "client=" or "uid="));
    }

    [Theory]
    [InlineData("maillog_file =")]
    [InlineData("maillog_file = /dev/stdout")]
    [InlineData("maillog_file = /var/no/such/file")]
    public void What_is_no_file_cannot_be_rotated(string setting)
    {
        using MailSystem mail = new(setting);
        Assert.Equal(1, mail.Command("postfix", "", "logrotate"));
    }

    [Fact]
    public void A_compressor_that_fails_is_in_the_new_log()
    {
        using MailSystem mail = new("maillog_file_compressor = /bin/false");
        mail.Start();
        Assert.Equal(1, mail.Command("postfix", "", "logrotate"));
        mail.Await(() => mail.Log.Contains("rotation failed: /bin/false ", StringComparison.Ordinal));
    }

    private static string ReadCompressed(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    // What becomes of each message: received, named, taken into the queue, delivered, gone.
    [GeneratedRegex(@"\]: (?<id>[0-9A-F]{6,}): (?<line>client=|uid=|message-id=|from=|to=|removed)")]
    private static partial Regex MessageLine();
}
