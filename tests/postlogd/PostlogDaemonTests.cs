namespace Postfix.Postlogd;

public sealed class PostlogDaemonTests
{
    // Many times what waits in a socket.
    private const int Lines = 2000;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("/dev/full", "", "postlogd: warning: write /dev/full: No space left on device -- lines go to syslog\n")]
    [InlineData("DIRECTORY/nowhere/maillog", "", "/nowhere/maillog: No such file or directory -- lines go to syslog\n")]
    [InlineData("/dev/full", "maillog_file_prefixes = /var",
        "postlogd: error: maillog_file value '/dev/full' does not match any prefix in maillog_file_prefixes -- lines go to syslog\n")]
    public void Nobody_waits_for_a_log_file_that_cannot_be_written(string file, string setting, string complaint)
    {
        using LogDaemonProcess daemon = new(file, setting);

        Assert.True(daemon.Send(Lines, s_limit));

        Assert.EndsWith(complaint, daemon.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_permissions_are_replaced_by_the_usual_ones()
    {
        using LogDaemonProcess daemon = new("DIRECTORY/maillog", "maillog_file_permissions = 0666");

        Assert.True(daemon.Send(Lines, s_limit));

        const string complaint = "warning: ignoring bad permissions: maillog_file_permissions = 0666";
        Assert.Equal($"postfix/postlogd: {complaint}\n", daemon.Errors);
        // Its own lines are in its file, too.
        Assert.Matches($@"^... .. ..:..:.. mail postfix/postlogd\[[0-9]+\]: {complaint}\n", daemon.Read("maillog"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, daemon.Mode("maillog"));
    }
}
