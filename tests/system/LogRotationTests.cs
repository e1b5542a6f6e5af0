using System.IO.Compression;

namespace Postfix.Tests.System;

public sealed class LogRotationTests
{
    [Fact]
    public void The_log_goes_on_in_a_new_file_and_no_line_is_lost()
    {
        using MailSystem mail = new("maillog_file_rotate_suffix = %Y-old");
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: before\n\ntext\n", $"{mail.Recipient}@mail.example.test"));
        mail.Await(() => mail.Log.Contains(": removed", StringComparison.Ordinal));
        string before = mail.Log;

        Assert.Equal(0, mail.Command("postfix", "", "logrotate"));

        string rotated = Path.Combine(mail.Folder, $"log/maillog.{DateTime.Now.Year}-old.gz");
        using (StreamReader reader = new(new GZipStream(File.OpenRead(rotated), CompressionMode.Decompress)))
            Assert.StartsWith(before, reader.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(0, mail.Command("sendmail", "Subject: after\n\ntext\n", $"{mail.Recipient}@mail.example.test"));
        mail.Await(() => mail.Log.Contains(": removed", StringComparison.Ordinal));
        Assert.DoesNotContain(before.Split('\n')[0], mail.Log, StringComparison.Ordinal);
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
}
