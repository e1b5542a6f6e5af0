using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

[Collection(Allocations.Alone)] // the umask is the process's
public sealed class MaillogFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("0600", 0x180)]
    [InlineData("0640", 0x1A0)]
    [InlineData("0644", 0x1A4)]
    public void A_new_file_has_its_mode_whoever_makes_it(string permissions, int mode)
    {
        int mask = Umask.Set(0x3F); // 077, as under master
        try
        {
            Open(permissions);
        }
        finally
        {
            Umask.Set(mask);
        }
        Assert.Equal(mode, FileSystem.TryStatus(_directory / "maillog")!.Value.Permissions);
    }

    [Fact]
    public void An_existing_file_keeps_its_mode()
    {
        Open("0600");
        Open("0644");
        Assert.Equal(0x180, FileSystem.TryStatus(_directory / "maillog")!.Value.Permissions);
    }

    private void Open(string permissions) => MaillogFile.Open(Settings.FromValues(
        ("maillog_file", _directory / "maillog"), ("maillog_file_prefixes", _directory.Path), ("maillog_file_permissions", permissions))).Dispose();
}
