using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Postfix.Tests.System;

public sealed partial class InterruptionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("interruption-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    public void A_signal_ends_postmap_only_when_the_table_is_complete(int signal)
    {
        string table = Path.Combine(_directory, "table");
        string[] command = [MailSystem.PathOf("usr/sbin/postmap"), "-c", MailSystem.PathOf("etc/postfix"), "-i", "hash:" + table];
        // A shell starts its background jobs, and perhaps this test, with some of the signals ignored.
        using Process postmap = Process.Start(new ProcessStartInfo("env", ["--default-signal", .. command])
        {
            RedirectStandardInput = true,
        })!;
        postmap.StandardInput.WriteLine("first 1");
        postmap.StandardInput.Flush();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(table + ".db"), TimeSpan.FromSeconds(30)));
        Assert.Equal(0, kill(postmap.Id, signal));
        Assert.False(postmap.WaitForExit(TimeSpan.FromMilliseconds(300)));
        postmap.StandardInput.WriteLine("last 2");
        postmap.StandardInput.Close();
        postmap.WaitForExit();
        Assert.Equal(128 + signal, postmap.ExitCode);

        using Process list = Process.Start(new ProcessStartInfo(
            MailSystem.PathOf("usr/sbin/postmap"), ["-c", MailSystem.PathOf("etc/postfix"), "-s", "hash:" + table])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(["first\t1", "last\t2"], list.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
