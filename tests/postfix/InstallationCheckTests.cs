using Postfix.Config;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class InstallationCheckTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("", null)]
    [InlineData("daemon_directory", "no Postfix master program DIR/other/master!")]
    [InlineData("config_directory", "no Postfix configuration directory DIR/other!")]
    [InlineData("meta_directory", "no Postfix meta directory DIR/other!")]
    [InlineData("command_directory", "cannot execute DIR/other/postconf!")]
    public void What_is_missing_is_named(string parameter, string? fault)
    {
        _directory.Write("master", "");
        _directory.Write("postconf", "");
        string[] names = ["daemon_directory", "config_directory", "meta_directory", "command_directory"];
        Settings settings = Settings.FromValues([.. names.Select(name => (name, name == parameter ? _directory / "other" : _directory.Path))]);

        Assert.Equal(fault?.Replace("DIR", _directory.Path, StringComparison.Ordinal), InstallationCheck.FindFault(settings));
    }
}
