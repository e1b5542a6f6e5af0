namespace Postfix.PostfixCommand.Upgrade;

/// <summary>Files as versions of Postfix delivered them; what comes of them was compared with Postfix's own "upgrade-configuration".</summary>
public sealed class MasterRevisionsTests
{
    private static readonly string[] s_ofAnyOldFile =
    [
        "adding missing entry for postscreen TCP service", "adding missing entry for smtpd unix-domain service",
        "adding missing entry for dnsblog unix-domain service", "adding missing entry for tlsproxy unix-domain service",
        "adding missing entry for postlog unix-domain datagram service",
    ];

    [Fact]
    public void A_file_of_1_0_gets_all_services_in_the_order_of_their_invention() => Assert.Equal(
    [
        "adding missing entry for relay service", "adding missing entry for flush service", "adding missing entry for trace service",
        "adding missing entry for verify service", "making the pickup service unprivileged", "making the cleanup service public",
        "adding missing entry for proxymap service", "adding missing entry for anvil service", "adding missing entry for scache service",
        "adding missing entry for discard service", "adding missing entry for tlsmgr service", "adding missing entry for retry service",
        "adding missing entry for proxywrite service", .. s_ofAnyOldFile,
    ], Upgrade(Old("1.0")).Changes);

    [Fact]
    public void A_file_of_2_0_gets_what_came_later_and_its_services_are_corrected()
    {
        (string[] changes, string result) = Upgrade(Old("2.0"));
        Assert.Equal(
        [
            "adding missing entry for trace service", "setting verify process limit to 1", "making the flush service public",
            "adding missing entry for anvil service", "adding missing entry for scache service", "adding missing entry for discard service",
            "updating the tlsmgr from fifo to unix service", "adding missing entry for retry service",
            "adding missing entry for proxywrite service", .. s_ofAnyOldFile,
        ], changes);
        Assert.Contains("\ntlsmgr\t  unix\t-\t-\tn\t300?\t1\ttlsmgr\n", result, StringComparison.Ordinal);
        Assert.Contains("\nflush\t  unix\tn\t-\tn\t1000?\t0\tflush\n", result, StringComparison.Ordinal);
        Assert.Contains("\nverify\t  unix\t-\t-\tn\t-\t1\tverify\n", result, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_2_9_gets_a_limit_and_the_log_daemon() => Assert.Equal(
        ["setting proxywrite process limit to 1", "adding missing entry for postlog unix-domain datagram service"],
        Upgrade(Old("2.9")).Changes);

    [Fact]
    public void A_file_of_3_4_is_up_to_date() => Assert.Equal(([], Old("3.4")), Upgrade(Old("3.4")));

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    [InlineData("2.9")]
    public void A_second_run_changes_nothing(string version)
    {
        string result = Upgrade(Old(version)).Text;
        Assert.Equal(([], result), Upgrade(result));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    [InlineData("2.9")]
    public void Lines_stay_but_for_the_fields_that_are_corrected(string version)
    {
        string[] corrected = ["pickup", "cleanup", "flush", "verify", "tlsmgr", "proxywrite"];
        string[] old = Old(version).TrimEnd('\n').Split('\n');
        string[] result = Upgrade(Old(version)).Text.Split('\n');
        for (int i = 0; i < old.Length; i++)
        {
            if (!corrected.Any(name => old[i].StartsWith(name, StringComparison.Ordinal)))
                Assert.Equal(old[i], result[i]);
        }
    }

    [Fact]
    public void What_is_added_begins_on_a_line_of_its_own() =>
        Assert.StartsWith("smtp inet n - n - - smtpd\nrelay ", Upgrade("smtp inet n - n - - smtpd").Text, StringComparison.Ordinal);

    [Fact]
    public void Chroot_and_command_of_a_service_are_the_administrator_s() => Assert.DoesNotContain(
        "relay", string.Concat(Upgrade("relay unix - - y - 7 mysmtp -o a=b\n").Changes), StringComparison.Ordinal);

    [Fact]
    public void A_service_that_is_commented_out_is_missing() => Assert.Contains(
        "adding missing entry for retry service", Upgrade("#retry unix - - n - - error\n").Changes);

    [Fact]
    public void A_service_with_a_longer_name_is_another_one() => Assert.Contains(
        "adding missing entry for relay service", Upgrade("relay2 unix - - n - - smtp\n").Changes);

    [Fact]
    public void A_postscreen_service_in_use_needs_no_proposal() => Assert.DoesNotContain(
        "adding missing entry for postscreen TCP service", Upgrade("smtp inet n - n - 1 postscreen\n").Changes);

    [Fact]
    public void Fields_are_found_on_the_lines_that_go_on_with_an_entry()
    {
        string result = Upgrade("cleanup unix\n# a comment between\n   -  -\n\n  n - 0 cleanup -o x=-\n").Text;
        Assert.StartsWith("cleanup unix\n# a comment between\n   n  -\n\n  n - 0 cleanup -o x=-\n", result, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_keeps_its_mode_and_is_not_written_without_need()
    {
        using Postfix.Tests.TemporaryDirectory directory = new();
        string path = directory / "master.cf";
        directory.Write("master.cf", Old("2.9"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(2, ConfigurationUpgrade.EditMaster(path, _ => true).Count);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        DateTime past = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(path, past);
        Assert.Empty(ConfigurationUpgrade.EditMaster(path, _ => true));
        Assert.Equal(past, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void A_service_without_its_program_is_not_added()
    {
        using Postfix.Tests.TemporaryDirectory directory = new();
        directory.Write("master.cf", Old("1.0"));
        IReadOnlyList<string> changes = ConfigurationUpgrade.EditMaster(directory / "master.cf", program => program != "verify");
        Assert.Contains(changes, change => change.EndsWith("adding missing entry for anvil service", StringComparison.Ordinal));
        Assert.DoesNotContain(changes, change => change.Contains("verify", StringComparison.Ordinal));
    }

    private static string Old(string version) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Upgrade", "old", $"master-{version}.cf"));

    private static (string[] Changes, string Text) Upgrade(string text)
    {
        MasterText master = new(text);
        string[] changes = [.. MasterRevisions.All.Select(revision => revision.Apply(master)).OfType<string>()];
        return (changes, master.ToString());
    }
}
