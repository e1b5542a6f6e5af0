using Postfix.Config;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class MasterCheckTests : IDisposable
{
    private const string LogService = "postlog unix-dgram n - n - 1 postlogd\n";

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_master_takes_is_passed_without_a_word()
    {
        Assert.True(Check($"25 inet n - n - - smtpd\n127.0.0.1:smtp inet n - n - - smtpd\n[::1]:2525 inet n - n - - smtpd\n"
            + "65536 inet n - n - - smtpd\n+26 inet n - n - - smtpd\nx unix - - n 5m 10x smtp\n"
            + $"- unix - - - - - smtp -o {{ a = b }}\n{LogService}", "maillog_file = /var/log/maillog"));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("25 inet y - n - - smtpd", "master.cf: line 1: inet service cannot be private")]
    [InlineData("x unix - - n - x10 smtp", "master.cf: line 1: field \"max_proc\": bad value: \"x10\"")]
    [InlineData("x unix - - n - - smtp {a}b", "master.cf: line 1: syntax error after '}' in \"{a}b\"")]
    [InlineData("25x inet n - n - - smtpd", "master.cf: line 1: garbage after numerical service in \"25x\"")]
    [InlineData("no.such.invalid:25 inet n - n - - smtpd", "master.cf: line 1: bad hostname or network address: no.such.invalid:25")]
    public void What_master_refuses_is_said_in_the_same_words(string entry, string message)
    {
        Assert.False(Check(entry));
        Assert.Equal([$"fatal: {_directory.Path}/{message}"], _log.Lines);
    }

    [Fact]
    public void A_port_that_nobody_knows_is_named_with_its_address()
    {
        Assert.False(Check("no-such-port inet n - n - - smtpd"));
        Assert.Equal(["fatal: 0.0.0.0:no-such-port: Servname not supported for ai_socktype"], _log.Lines);
    }

    [Theory]
    [InlineData("/etc/maillog", "maillog_file value '/etc/maillog' does not match any prefix in maillog_file_prefixes")]
    [InlineData("/var/log/maillog", "missing 'postlog' service in master.cf - run 'postfix upgrade-configuration'")]
    public void A_log_file_must_be_allowed_and_have_its_service(string file, string message)
    {
        Assert.False(Check("", $"maillog_file = {file}"));
        Assert.Equal([$"fatal: {message}"], _log.Lines);
    }

    [Fact]
    public void A_level_of_migration_must_exist()
    {
        Assert.False(Check("", "non_bdb_migration_level = on"));
        Assert.Equal(["fatal: invalid non-Berkeley-DB migration level: 'on'"], _log.Lines);
    }

    [Fact]
    public void Bad_names_of_ports_are_warnings()
    {
        Assert.True(Check("25 inet n - n - - smtpd", "known_tcp_ports = smtp"));
        Assert.Equal(["warning: known_tcp_ports: in \"smtp\" is not in \"name = value\" form"], _log.Lines);
    }

    private bool Check(string masterCf, string setting = "")
    {
        _directory.Write("main.cf", $"compatibility_level = 3.11\nmyhostname = mail.example.test\ninet_interfaces = all\n{setting}\n");
        _directory.Write("master.cf", masterCf);
        return MasterCheck.Passes(Settings.Load(_directory.Path), _log.Log);
    }
}
