using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery.Tests;

public sealed class DestinationTests : IDisposable
{
    private readonly LocalHarness _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public void File_gets_the_message_once()
    {
        string path = _local.Path("archive");
        _local.Aliases($"{{ list = {path}, {path} }}");

        _local.Deliver("list@example.org");

        Assert.Equal([$"sent list@example.org 2.0.0 delivered to file: {path}"], _local.Reporter.Reports);
        Assert.StartsWith("From s@example.com  ", _local.Read("archive"), StringComparison.Ordinal);
        Assert.EndsWith("\nSubject: x\n\nbody\n\n", _local.Read("archive"), StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_can_be_executed_is_refused()
    {
        string path = _local.Path("program");
        Posix.FileSystem.Open(path, Posix.OpenFlags.Create | Posix.OpenFlags.WriteOnly, 0x1C0).Dispose();
        _local.Aliases($"{{ list = {path} }}");

        _local.Deliver("list@example.org");

        Assert.Equal([$"bounced list@example.org 5.7.1 cannot append message to file {path}: file is executable"], _local.Reporter.Reports);
    }

    [Fact]
    public void Device_takes_mail()
    {
        _local.Aliases("{ list = /dev/null }");

        _local.Deliver("list@example.org");

        Assert.Equal(["sent list@example.org 2.0.0 delivered to file: /dev/null"], _local.Reporter.Reports);
    }

    [Fact]
    public void Maildir_is_a_file_name_with_a_slash()
    {
        _local.Aliases($"{{ list = {_local.Path("box/")} }}");

        _local.Deliver("list@example.org");

        Assert.Equal(["sent list@example.org 2.0.0 delivered to maildir"], _local.Reporter.Reports);
        Assert.Single(Directory.GetFiles(_local.Path("box/new")));
    }

    [Theory]
    [InlineData("allow_mail_to_files", "/dev/null", "5.7.1 mail to file is restricted")]
    [InlineData("allow_mail_to_commands", "\"|true\"", "5.7.1 mail to command is restricted")]
    public void Restricted_destination_is_refused(string parameter, string destination, string reason)
    {
        _local.Set(parameter, "include");
        _local.Aliases($"{{ list = {destination} }}");

        _local.Deliver("list@example.org");

        Assert.Equal([$"bounced list@example.org {reason}"], _local.Reporter.Reports);
    }

    [Theory]
    [InlineData("~bob/x", "bad home directory syntax for: ~bob/x")]
    [InlineData("~/x", "unknown home directory for: ~/x")]
    public void Tilde_needs_a_user(string destination, string warning)
    {
        _local.Aliases($"{{ list = {destination} }}");

        _local.Deliver("list@example.org");

        Assert.Equal(["bounced list@example.org 5.3.5 mail system configuration error"], _local.Reporter.Reports);
        Assert.Equal([$"warning: {warning}"], _local.Log.Lines);
    }

    [Fact]
    public void Command_that_cannot_be_started_is_tried_again()
    {
        _local.Aliases("{ list = \"|true\" }");

        Assert.Equal(RecipientOutcome.Deferred, _local.Deliver("list@example.org"));

        Assert.Equal(["deferred list@example.org 4.3.0 Delivery failed: No such file or directory"], _local.Reporter.Reports);
    }

    [Theory]
    [InlineData("relative", ":include:relative uses a relative path")]
    [InlineData("/nonexistent/list", "unable to lookup :include: file /nonexistent/list: No such file or directory")]
    [InlineData("/dev/null", ":include: file /dev/null is not a regular file")]
    public void Bad_include_file_is_a_configuration_error(string path, string warning)
    {
        _local.Aliases($"{{ list = :include:{path} }}");

        _local.Deliver("list@example.org");

        Assert.Equal(["bounced list@example.org 5.3.5 mail system configuration error"], _local.Reporter.Reports);
        Assert.Equal([$"warning: {warning}"], _local.Log.Lines);
    }

    [Fact]
    public void Include_file_lists_destinations_line_by_line()
    {
        File.WriteAllText(_local.Path("members"), $"# comment\n{_local.Path("one")}, {_local.Path("two")}\n\n:include:{_local.Path("more")}\n");
        File.WriteAllText(_local.Path("more"), $"{_local.Path("three")}\n:include:{_local.Path("members")}");
        _local.Set("allow_mail_to_files", "include");
        _local.Aliases($"{{ list = :include:{_local.Path("members")} }}");

        Assert.Equal(RecipientOutcome.Done, _local.Deliver("list@example.org"));

        Assert.Equal(["one", "two", "three"], _local.Reporter.Reports.Select(line => line[(line.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public void Line_of_an_include_file_ends_with_a_NUL_byte()
    {
        File.WriteAllText(_local.Path("members"), $"{_local.Path("one")}\0{_local.Path("two")}\n\0\nalice\0\n");
        _local.Set("allow_mail_to_files", "include");
        _local.Aliases($"{{ list = :include:{_local.Path("members")} }}");

        _local.Deliver("list@example.org");

        Assert.Equal(["sent list@example.org 2.0.0 delivered to file: " + _local.Path("one"), "deferred alice@example.org 4.3.0 unable to forward message"], _local.Reporter.Reports);
    }

    [Theory]
    [InlineData(90, "sent list@example.org 2.0.0 delivered to file: ")]
    [InlineData(100, "bounced list@example.org 5.4.6 :include: nesting limit exceeded")]
    public void Include_files_may_be_nested_almost_a_hundred_deep(int depth, string report)
    {
        for (int level = 0; level < depth; level++)
            File.WriteAllText(_local.Path($"level{level}"), $":include:{_local.Path($"level{level + 1}")}\n");
        File.WriteAllText(_local.Path($"level{depth}"), _local.Path("file") + "\n");
        _local.Set("allow_mail_to_files", "include");
        _local.Aliases($"{{ list = :include:{_local.Path("level0")} }}");

        _local.Deliver("list@example.org");

        Assert.StartsWith(report, Assert.Single(_local.Reporter.Reports), StringComparison.Ordinal);
    }

    [Fact]
    public void Recipients_in_an_include_file_get_a_new_message()
    {
        File.WriteAllText(_local.Path("members"), "alice\n");
        _local.Aliases($"{{ list = :include:{_local.Path("members")} }}");

        _local.Deliver("list@example.org");

        Assert.Equal(["deferred alice@example.org 4.3.0 unable to forward message"], _local.Reporter.Reports);
    }

    [Fact]
    public void Test_run_says_what_would_be_done()
    {
        _local.Flags = DeliverRequestFlags.VerifyForUser;
        _local.Aliases($"{{ list = /dev/null, \"|cat > file\", alice, x@elsewhere.example }}");

        _local.Deliver("list@example.org");

        Assert.Equal(
            [
                "sent list@example.org 2.0.0 delivers to file: /dev/null",
                "sent list@example.org 2.0.0 delivers to command: cat > file",
                "sent alice@example.org 2.0.0 delivers to mailbox",
                "sent x@elsewhere.example 2.0.0 forwards to x@elsewhere.example",
            ],
            _local.Reporter.Reports);
        Assert.Equal("", _local.Mailbox("alice"));
    }
}
