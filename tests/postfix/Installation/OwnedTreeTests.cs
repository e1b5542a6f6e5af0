using Postfix.Posix;
using Postfix.Tests;
using Postfix.Tests.System;

namespace Postfix.PostfixCommand.Installation;

public sealed class OwnedTreeTests : IDisposable
{
    private const uint Owner = 65533;
    private const int Mode = 0x1C0;

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [RootFact]
    public void Files_and_directories_change_hands_and_files_keep_their_mode()
    {
        FileSystem.MakeDirectories(_directory / "queue/A/B", 0x1ED);
        _directory.Write("queue/A/B/message", "x");
        FileSystem.ChangeMode(_directory / "queue/A/B/message", 0x180);
        Take();
        Assert.Equal((Owner, Mode), Describe("queue/A/B"));
        Assert.Equal((Owner, 0x180), Describe("queue/A/B/message"));
    }

    [RootFact]
    public void A_link_leads_to_nothing()
    {
        FileSystem.MakeDirectory(_directory / "queue", Mode);
        FileSystem.MakeDirectory(_directory / "other", Mode);
        _directory.Write("other/secret", "x");
        _directory.Write("secret", "x");
        FileSystem.Symlink(_directory / "secret", _directory / "queue/file");
        FileSystem.Symlink(_directory / "other", _directory / "queue/directory");
        Take();
        Assert.Equal(0u, Describe("secret").Owner);
        Assert.Equal(0u, Describe("other").Owner);
        Assert.Equal(0u, Describe("other/secret").Owner);
    }

    [RootFact]
    public void A_file_with_another_name_elsewhere_is_left_alone_with_a_word()
    {
        FileSystem.MakeDirectory(_directory / "queue", Mode);
        _directory.Write("secret", "x");
        FileSystem.Link(_directory / "secret", _directory / "queue/mine");
        Take();
        Assert.Equal(0u, Describe("secret").Owner);
        Assert.Equal($"warning: not changing the owner of {_directory / "queue/mine"}: it has more than one name", Assert.Single(_log.Lines));
    }

    private void Take() => new OwnedTree(Owner, Mode, _log.Log).Take(_directory / "queue");

    private (uint Owner, int Mode) Describe(string name)
    {
        FileStatus status = FileSystem.TryStatus(_directory / name)!.Value;
        return (status.Uid, status.Permissions);
    }
}
