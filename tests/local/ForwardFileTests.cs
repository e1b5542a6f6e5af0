using Postfix.Delivery;

namespace Postfix.LocalDelivery.Tests;

public sealed class ForwardFileTests : IDisposable
{
    private readonly LocalHarness _local = new();

    public void Dispose() => _local.Dispose();

    [Theory]
    [InlineData("\\alice\n")]
    [InlineData("alice\n")]
    [InlineData("alice@example.org")]
    public void Own_name_in_the_file_is_the_mailbox(string content)
    {
        _local.Forward("alice", content);

        _local.Deliver("alice@example.org");

        Assert.Equal(["sent alice@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Copy_to_a_file_and_to_the_mailbox()
    {
        _local.Forward("alice", "# keep\n~/saved\n\\alice\n");

        _local.Deliver("alice@example.org");

        Assert.Equal(2, _local.Reporter.Reports.Count);
        Assert.NotEmpty(_local.Read("home/alice/saved"));
        Assert.NotEmpty(_local.Mailbox("alice"));
    }

    [Fact]
    public void Others_in_the_file_get_a_new_message()
    {
        _local.Forward("alice", "bob\n");

        Assert.Equal(RecipientOutcome.Deferred, _local.Deliver("alice@example.org"));

        Assert.Equal(["deferred bob@example.org 4.3.0 unable to forward message"], _local.Reporter.Reports);
        Assert.Equal("alice@example.org", _local.Reporter.LastAttempt!.DeliveredTo);
    }

    [Fact]
    public void A_path_with_broken_syntax_is_passed_over_and_named_in_the_log()
    {
        _local.Set("forward_path", "${home, $home/.forward");
        _local.Forward("alice", "~/saved\n");

        _local.Deliver("alice@example.org");

        Assert.NotEmpty(_local.Read("home/alice/saved"));
        Assert.Equal(["warning: truncated macro reference: \"${home\""], _local.Log.Lines);
    }

    [Fact]
    public void File_with_the_extension_comes_first()
    {
        _local.Forward("alice", "~/general\n");
        _local.Forward("alice", "~/special\n", "+news");

        _local.Deliver("alice+news@example.org");
        _local.Deliver("alice+else@example.org");

        Assert.NotEmpty(_local.Read("home/alice/special"));
        Assert.NotEmpty(_local.Read("home/alice/general"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void Empty_file_means_the_mailbox(string content)
    {
        _local.Forward("alice", content);

        _local.Deliver("alice@example.org");

        Assert.Equal(["sent alice@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void File_that_others_can_write_is_not_used()
    {
        _local.Forward("alice", "bob\n");
        Posix.FileSystem.ChangeMode(_local.Path("home/alice/.forward"), 0x1B6);

        _local.Deliver("alice@example.org");

        Assert.Equal([$"warning: file {_local.Path("home/alice/.forward")} is world writable"], _local.Log.Lines);
        Assert.Equal(["sent alice@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Directory_is_not_used()
    {
        Directory.CreateDirectory(_local.Path("home/alice/.forward"));

        _local.Deliver("alice@example.org");

        Assert.Equal([$"warning: file {_local.Path("home/alice/.forward")} is not a regular file"], _local.Log.Lines);
    }

    [Fact]
    public void Missing_home_directory_defers_when_main_cf_says_so()
    {
        _local.Set("require_home_directory", "yes");
        Directory.Delete(_local.Path("home/alice"));

        Assert.Equal(RecipientOutcome.Deferred, _local.Deliver("alice@example.org"));

        Assert.Equal(
            [$"deferred alice@example.org 4.3.0 cannot access home directory {_local.Path("home/alice")}: No such file or directory"],
            _local.Reporter.Reports);
    }

    [Fact]
    public void Success_is_reported_when_all_is_delivered()
    {
        _local.Forward("alice", "~/saved\n");

        _local.Deliver("alice@example.org", notify: 2);

        Assert.Equal("traced expanded alice@example.org 2.0.0 alias expanded", _local.Reporter.Reports[^1]);
    }
}
