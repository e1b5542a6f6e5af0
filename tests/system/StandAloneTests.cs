namespace Postfix.Tests.System;

/// <summary>Daemons that are run by hand, apart from a mail system.</summary>
public sealed class StandAloneTests
{
    [Theory]
    [InlineData("pickup -S -V", "", "postfix/pickup: fatal: read: Application error", 1)]
    [InlineData("pickup -S -V", "W", "", 0)]
    [InlineData("qmgr -S -V", "", "postfix/qmgr: fatal: read: Application error", 1)]
    [InlineData("qmgr -S -V", "W", "", 0)]
    [InlineData("smtpd -V", "", "postfix/smtpd: fatal: no transport type specified", 1)]
    [InlineData("smtpd -V -o syslog_name=mx", "", "mx/smtpd: fatal: no transport type specified", 1)]
    [InlineData("cleanup -S -V -o queue_directory=/no/queue", "", "postfix/cleanup: fatal: chdir(\"/no/queue\"): No such file or directory", 1)]
    [InlineData("nbdb_reindexd -S", "", "postfix/nbdb_reindexd: fatal: stand-alone mode requires one type:/path argument", 1)]
    [InlineData("nbdb_reindexd -S hash:x", "", "postfix/nbdb_reindexd: fatal: stand-alone mode called with bad argument: 'hash:x'", 1)]
    [InlineData("nbdb_reindexd -S hash:/x", "",
        "postfix/nbdb_reindexd: warning: stand-alone request to re-index 'hash:/x' failed: the nbdb_reindexd service is disabled", 1)]
    public void They_do_one_thing_and_say_on_standard_error_what_is_wrong(string command, string input, string message, int status)
    {
        using MailSystem mail = new();
        Directory.CreateDirectory(Path.Combine(mail.Folder, "spool/maildrop"));
        string answer = mail.Answer("/bin/sh", input, "-c", $"{MailSystem.PathOf("usr/lib/postfix/sbin")}/{command} 2>&1; echo $?");
        Assert.Equal(message.Length > 0 ? $"{message}\n{status}\n" : $"{status}\n", answer);
    }
}
