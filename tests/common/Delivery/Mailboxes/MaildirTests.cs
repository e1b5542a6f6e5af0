using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Posix;

namespace Postfix.Tests.Delivery.Mailboxes;

public sealed class MaildirTests : IDisposable
{
    private static readonly CopyHeading s_heading = new("s@example.org", "", "to@example.org");

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Message_appears_in_new_under_a_unique_name_and_nothing_stays_in_tmp()
    {
        using QueueFileBuilder queueFile = new(_directory / "q", "Subject: x", "", "body");

        Assert.True(Deliver("a/box/", queueFile).IsComplete);
        Assert.True(Deliver("a/box/", queueFile).IsComplete);

        string[] files = Directory.GetFiles(_directory / "a/box/new");
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Matches(@"/new/[0-9]+\.V[0-9a-f]+I[0-9a-f]+M[0-9]+\.[^/]+$", file));
        Assert.All(files, file => Assert.Equal(0x180, FileSystem.TryStatus(file)!.Value.Permissions));
        Assert.Equal("Return-Path: <s@example.org>\nDelivered-To: to@example.org\nSubject: x\n\nbody\n", File.ReadAllText(files[0]));
        Assert.Empty(Directory.GetFiles(_directory / "a/box/tmp"));
        Assert.True(Directory.Exists(_directory / "a/box/cur"));
    }

    [Fact]
    public void Maildir_that_cannot_be_made_is_reported_with_the_file_name()
    {
        _directory.Write("file", "");
        using QueueFileBuilder queueFile = new(_directory / "q", "x");

        CopyResult result = Deliver("file/box/", queueFile);

        Assert.Equal("5.2.0", result.Problem!.Status);
        Assert.StartsWith($"create maildir file {_directory / "file/box/tmp/"}", result.Problem.Reason);
        Assert.EndsWith(": Not a directory", result.Problem.Reason);
    }

    private CopyResult Deliver(string name, QueueFileBuilder queueFile)
    {
        MessageCopier copier = new(_log.Log, TimeProvider.System, addsOriginalRecipient: true);
        return new Maildir(copier, _log.Log, TimeProvider.System)
            .Deliver(_directory / name, queueFile.Content, s_heading, CopyStyle.Maildir, "5.2.0");
    }
}
