using Postfix.Config;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Installation;

public sealed class InstallationLayoutTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly InstallationLayout _layout;

    public InstallationLayoutTests()
    {
        string user = Users.Find(Credentials.EffectiveUid)!.Name;
        string group = Groups.Find(Users.Find(Credentials.EffectiveUid)!.Gid)!.Name;
        FileSystem.MakeDirectory(_directory / "daemons", 0x1ED);
        _directory.Write("daemons/smtpd", "");
        _layout = InstallationLayout.From(Settings.FromValues(
            ("config_directory", _directory / "etc"), ("queue_directory", _directory / "spool"), ("data_directory", _directory / "data"),
            ("daemon_directory", _directory / "daemons"), ("command_directory", _directory / "sbin"), ("manpage_directory", _directory / "man"),
            ("mail_owner", user), ("setgid_group", group), ("html_directory", "no"), ("readme_directory", "no")));
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("spool", "755", "Create, Upgrade")]
    [InlineData("spool/deferred", "700", "Create, Upgrade, Contents")]
    [InlineData("spool/private", "700", "Create, Upgrade")]
    [InlineData("spool/maildrop", "730", "Create, Upgrade")]
    [InlineData("spool/public", "710", "Create, Upgrade")]
    [InlineData("data", "700", "Create, Upgrade")]
    [InlineData("etc", "755", "Upgrade")]
    [InlineData("etc/main.cf", "644", "None")]
    [InlineData("daemons/smtpd", "755", "Shared")]
    [InlineData("sbin/postfix", "755", "Shared")]
    [InlineData("sbin/postqueue", "2755", "Upgrade, Shared")]
    [InlineData("man/man1/postqueue.1", "644", "Shared")]
    [InlineData("man/man5/master.5.gz", "644", "Shared")]
    [InlineData("man/man8/smtpd.8", "644", "Shared")]
    public void Everything_has_its_mode(string name, string mode, string care)
    {
        ExpectedFile file = Assert.Single(_layout.Files, file => file.Path == _directory / name);
        Assert.Equal((mode, care), (Convert.ToString(file.Mode, 8), file.Care.ToString()));
    }

    [Fact]
    public void A_directory_comes_before_what_is_in_it()
    {
        List<string> paths = [.. _layout.Files.Select(file => file.Path)];
        Assert.True(paths.IndexOf(_directory / "spool") < paths.IndexOf(_directory / "spool/active"));
    }

    [Fact]
    public void Documents_that_are_not_installed_are_nowhere() =>
        Assert.DoesNotContain(_layout.Files, file => file.Path.StartsWith("no", StringComparison.Ordinal));

    [Fact]
    public void Files_of_former_versions_are_found()
    {
        FileSystem.MakeDirectory(_directory / "etc", 0x1ED);
        _directory.Write("etc/install.cf", "");
        Assert.Equal([_directory / "etc/install.cf"], _layout.ObsoleteFiles);
    }
}
