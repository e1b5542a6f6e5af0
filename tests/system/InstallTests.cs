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
            foreach (string alias in (string[])["usr/bin/mailq", "usr/bin/newaliases", "usr/lib/postfix/sbin/lmtp", "usr/lib/postfix/sbin/defer"])
                Assert.True(File.Exists(Path.Combine(destination, alias)), alias);

            string configuration = Path.Combine(destination, "etc/postfix/main.cf");
            File.WriteAllText(configuration, "myhostname = mine.example.test\n");
            Install(destination);
            Assert.Equal("myhostname = mine.example.test\n", File.ReadAllText(configuration));
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

    private static string Describe(string destination, string file)
    {
        using Process process = Process.Start(new ProcessStartInfo("stat", ["-c", "%a %U %G", Path.Combine(destination, file)])
        {
            RedirectStandardOutput = true,
        })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
