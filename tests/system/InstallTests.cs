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
