namespace Postfix.Tests.System;

/// <summary>postfix(1) without a terminal: what it does not do, and where one reads why.</summary>
public sealed class ControlTests
{
    [Fact]
    public void What_it_says_itself_and_what_its_actions_say_have_tags_of_their_own()
    {
        using MailSystem mail = new("compatibility_level = 3.5", "syslog_name = mx");
        Assert.Equal(1, mail.Command("postfix", "", "status"));
        Assert.Matches(@" postfix\[\d+\]: Postfix is using backwards-compatible default settings\n", mail.Log);
        Assert.Matches(@" mx/postfix-script\[\d+\]: the Postfix mail system is not running\n", mail.Log);
    }

    [Theory]
    [InlineData("queue_directory", @" postfix\[\d+\]: fatal: chdir\(/no/such\): No such file or directory\n")]
    [InlineData("command_directory", @" postfix\[\d+\]: fatal: chdir\(/no/such\): No such file or directory\n")]
    [InlineData("daemon_directory", @" postfix\[\d+\]: fatal: chdir\(/no/such\): No such file or directory\n")]
    [InlineData("meta_directory", @" postfix/postfix-script\[\d+\]: fatal: no Postfix meta directory /no/such!\n")]
    public void Nothing_is_done_without_a_directory_that_it_needs(string parameter, string line)
    {
        using MailSystem mail = new($"{parameter} = /no/such");
        foreach (string action in (string[])["check", "start", "status"])
            Assert.Equal(1, mail.Command("postfix", "", action));
        Assert.Matches($"^(.*{line}){{3}}$", mail.Log);
    }

    [Fact]
    public void The_queue_directory_is_not_made()
    {
        using MailSystem mail = new();
        string queue = Path.Combine(mail.Folder, "spool");
        Directory.Delete(queue);
        Assert.Equal(1, mail.Command("postfix", "", "start"));
        Assert.False(Directory.Exists(queue));
    }
}
