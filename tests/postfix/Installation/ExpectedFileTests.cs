using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Installation;

public sealed class ExpectedFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_missing_directory_is_made_with_its_mode_whatever_the_umask()
    {
        string path = _directory / "spool/maildrop";
        new ExpectedFile(path, Credentials.EffectiveUid, null, 0x1D8).CreateMissing(_log.Log);
        Assert.Equal(0x1D8, FileSystem.TryStatus(path)!.Value.Permissions);
    }

    [Fact]
    public void An_existing_directory_is_left_alone()
    {
        FileSystem.MakeDirectory(_directory / "active", 0x1C0);
        new ExpectedFile(_directory / "active", Credentials.EffectiveUid, null, 0x1ED).CreateMissing(_log.Log);
        Assert.Equal(0x1C0, FileSystem.TryStatus(_directory / "active")!.Value.Permissions);
    }

    [Fact]
    public void A_file_in_a_directory_s_place_is_an_error()
    {
        _directory.Write("active", "");
        var active = new ExpectedFile(_directory / "active", Credentials.EffectiveUid, null, 0x1ED);
        Assert.Equal(Errno.EEXIST, Assert.Throws<PosixException>(() => active.CreateMissing(_log.Log)).Errno);
    }

    [Fact]
    public void The_mode_of_a_link_s_target_is_not_touched()
    {
        _directory.Write("target", "x");
        FileSystem.ChangeMode(_directory / "target", 0x180);
        FileSystem.Symlink(_directory / "target", _directory / "link");
        new ExpectedFile(_directory / "link", Credentials.EffectiveUid, null, 0x1FF).SetPermissions(_log.Log);
        Assert.Equal(0x180, FileSystem.TryStatus(_directory / "target")!.Value.Permissions);
    }
}
