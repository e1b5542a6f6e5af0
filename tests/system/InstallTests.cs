using System.Diagnostics;

namespace Postfix.Tests.System;

public sealed class InstallTests
{
    [RootFact]
    public void Make_install_puts_everything_where_debian_has_it_and_keeps_a_sites_files()
    {
        string destination = Directory.CreateTempSubdirectory("install-").FullName;
        try
        {
            Install(destination);
            Assert.Equal("755 root root", Describe(destination, "usr/lib/postfix/sbin/master"));
            Assert.Equal("755 root root", Describe(destination, "usr/sbin/sendmail"));
            Assert.Equal("2755 root postdrop", Describe(destination, "usr/sbin/postdrop"));
            Assert.Equal("2755 root postdrop", Describe(destination, "usr/sbin/postqueue"));
            Assert.Equal("644 root root", Describe(destination, "etc/postfix/main.cf"));
            foreach (string page in (string[])["man/man1/postmap.1", "man/man1/mailq.1", "man/man5/postconf.5", "man/man8/smtpd.8", "doc/postfix/html/index.html"])
                Assert.Equal("644 root root", Describe(destination, $"usr/share/{page}"));
            foreach (string alias in (string[])["usr/bin/mailq", "usr/bin/newaliases", "usr/lib/postfix/sbin/lmtp", "usr/lib/postfix/sbin/defer"])
                Assert.True(File.Exists(Path.Combine(destination, alias)), alias);
            Assert.True(IsOneFile(destination, "usr/lib/postfix/sbin/master", "usr/lib/postfix/sbin/smtpd"));
            Assert.True(IsOneFile(destination, "usr/sbin/postfix", "usr/sbin/sendmail"));
            Assert.False(IsOneFile(destination, "usr/sbin/postfix", "usr/sbin/postdrop"));

            string completions = Path.Combine(destination, "usr/share/bash-completion/completions");
            Assert.Equal("644 root root", Describe(destination, "usr/share/bash-completion/completions/postfix"));
            foreach (string command in Directory.GetFiles(Path.Combine(destination, "usr/sbin")).Select(path => Path.GetFileName(path)!))
                Assert.Contains($" {command} ", Registered(File.ReadAllText(Path.Combine(completions, command))), StringComparison.Ordinal);

            string configuration = Path.Combine(destination, "etc/postfix/main.cf");
            File.WriteAllText(configuration, "myhostname = mine.example.test\n");
            Install(destination);
            Assert.Equal("myhostname = mine.example.test\n", File.ReadAllText(configuration));
            Assert.True(IsOneFile(destination, "usr/lib/postfix/sbin/master", "usr/lib/postfix/sbin/smtpd"));
        }
        finally
        {
            Directory.Delete(destination, recursive: true);
        }
    }

    [RootFact]
    public void What_make_install_lays_out_is_what_set_permissions_wants()
    {
        string destination = Directory.CreateTempSubdirectory("install-").FullName;
        try
        {
            Install(destination);
            File.AppendAllText(Path.Combine(destination, "etc/postfix/main.cf"),
                $"""
                queue_directory = {destination}/var/spool/postfix
                data_directory = {destination}/var/lib/postfix
                daemon_directory = {destination}/usr/lib/postfix/sbin
                command_directory = {destination}/usr/sbin
                meta_directory = {destination}/etc/postfix
                sendmail_path = {destination}/usr/sbin/sendmail
                manpage_directory = {destination}/usr/share/man
                html_directory = no
                readme_directory = no

                """);
            string before = ListModes(destination);
            SetPermissions(destination);
            Assert.Equal(before, ListModes(destination));

            Run("chmod", "777", $"{destination}/usr/sbin/postdrop", $"{destination}/var/spool/postfix/maildrop");
            Run("chown", "nobody", $"{destination}/var/spool/postfix/active", $"{destination}/etc/postfix/master.cf");
            SetPermissions(destination);
            Assert.Equal(before, ListModes(destination));
        }
        finally
        {
            Directory.Delete(destination, recursive: true);
        }
    }

    // The commands that the script completes, each between blanks.
    private static string Registered(string script) =>
        script[script.LastIndexOf("complete -F _postfix_complete", StringComparison.Ordinal)..].Replace('\n', ' ');

    private static void SetPermissions(string destination) =>
        Run($"{destination}/usr/sbin/postfix", "-c", $"{destination}/etc/postfix", "set-permissions");

    private static string ListModes(string destination) =>
        Run("find", destination, "-mindepth", "1", "-printf", "%m %u %g %p\n");

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static void Install(string destination)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            Path.Combine(MailSystem.Root, "packaging/install"), ["dist", destination]) { WorkingDirectory = MailSystem.Root })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static bool IsOneFile(string destination, string one, string other) =>
        Status("%d:%i", destination, one) == Status("%d:%i", destination, other);

    private static string Describe(string destination, string file) => Status("%a %U %G", destination, file);

    private static string Status(string format, string destination, string file)
    {
        using Process process = Process.Start(new ProcessStartInfo("stat", ["-c", format, Path.Combine(destination, file)])
        {
            RedirectStandardOutput = true,
        })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
