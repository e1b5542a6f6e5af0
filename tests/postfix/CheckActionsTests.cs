using Postfix.Cli;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class CheckActionsTests : IDisposable
{
    private const string Cleanup = "cleanup unix n - n - 0 cleanup\n";

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("", Cleanup, "", 0)]
    [InlineData("smtpd_client_restrictions = reject, permit\n", Cleanup, "", 2)]
    [InlineData("foo_bar = 1\n", Cleanup, "postconf: warning: DIR/etc/main.cf: unused parameter: foo_bar=1\n", 2)]
    [InlineData("", Cleanup, "postconf: warning: something else\n", 2)]
    [InlineData("", "cleanup unix n - n - many cleanup\n", "", 1)]
    public void Quiet_checks_tell_by_the_exit_status_and_say_nothing(string main, string master, string complaints, int status)
    {
        Assert.Equal(status, Check(main, master, complaints, "check", "-q"));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Checks_say_what_they_find_once()
    {
        Assert.Equal(0, Check("foo_bar = 1\n", Cleanup, "postconf: warning: DIR/etc/main.cf: unused parameter: foo_bar=1\n", "check"));
        Assert.Equal([$"warning: {_directory.Path}/etc/main.cf, line 1: no parameter \"foo_bar\"; remove it"], _log.Lines);
    }

    private int Check(string main, string master, string complaints, params string[] operands)
    {
        foreach (string name in (string[])["bin", "daemons", "etc", "lib", "spool"])
            Directory.CreateDirectory(_directory / name);
        string owner = Credentials.IsPrivileged ? "nobody" : Environment.UserName;
        _directory.Write("etc/main.cf", $"""
            {main}compatibility_level = 3.6
            queue_directory = {_directory / "spool"}
            data_directory = {_directory / "data"}
            command_directory = {_directory / "bin"}
            daemon_directory = {_directory / "daemons"}
            meta_directory = {_directory / "lib"}
            mail_owner = {owner}
            setgid_group = {(Credentials.IsPrivileged ? "daemon" : Groups.Find(Credentials.EffectiveGid)!.Name)}

            """);
        _directory.Write("etc/master.cf", master);
        WriteProgram("postconf", $"cat {_directory / "complaints"} >&2");
        WriteProgram("postsuper", "");
        _directory.Write("complaints", complaints.Replace("DIR", _directory.Path, StringComparison.Ordinal));
        Settings settings = Settings.Load(_directory / "etc");
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        return CheckActions.Check(new ControlContext(settings, _log.Log, 0, operands, new Terminal(nowhere, nowhere, nowhere)));
    }

    private void WriteProgram(string name, string script)
    {
        _directory.Write($"bin/{name}", $"#!/bin/sh\n{script}\n");
        FileSystem.ChangeMode(_directory / $"bin/{name}", 0x1ED); // 0755
    }
}
