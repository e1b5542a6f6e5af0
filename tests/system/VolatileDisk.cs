using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Postfix.Tests.System;

/// <summary>
/// A file system of its own for the state of a mail system, which loses power when it is told to: from that moment on nothing
/// reaches the disk, and what was not synced is gone for good. Needs root and loop devices.
/// </summary>
internal sealed partial class VolatileDisk : IDisposable
{
    private const uint Shutdown = 0x8004587D; // EXT4_IOC_SHUTDOWN

    private readonly MailSystem _mail;
    private readonly string _place = Directory.CreateTempSubdirectory("disk-").FullName;

    public VolatileDisk(MailSystem mail)
    {
        _mail = mail;
        Directory.CreateDirectory(Root);
        Run("truncate", "--size=256M", Image);
        Run("mkfs.ext4", "-q", Image);
        Mount();
        Run("cp", ["--archive", .. mail.StateFolders, Root]);
        Run("sync", "--file-system", Root);
        Bind();
    }

    private string Image => Path.Combine(_place, "image");

    private string Root => Path.Combine(_place, "root");

    /// <summary>From now on all programs get errors from this disk, until it is repaired.</summary>
    public void LosePower(PowerLoss loss)
    {
        using SafeFileHandle anyFile = File.OpenHandle(Path.Combine(Root, "any"), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        uint flags = (uint)loss;
        Assert.Equal(0, ioctl(anyFile, Shutdown, ref flags));
    }

    /// <summary>Power is back: the journal is replayed, and what was on the disk is there. No process may have been left.</summary>
    public void Repair()
    {
        Unmount();
        Mount();
        Bind();
    }

    public void Dispose()
    {
        _mail.KillAll();
        Unmount();
        Directory.Delete(_place, recursive: true);
    }

    // A commit of the journal makes the work of others durable as well; it shall come from a sync, not from the clock.
    private void Mount() => Run("mount", "-o", "loop,commit=300", Image, Root);

    private void Bind()
    {
        foreach (string folder in _mail.StateFolders)
            Run("mount", "--bind", Path.Combine(Root, Path.GetFileName(folder)), folder);
    }

    // A process with a view of the file system of its own may still see this one; until it is gone, the next mount would show it again.
    private void Unmount()
    {
        Run("umount", [.. _mail.StateFolders, Root]);
        _mail.Await(() => _mail.Answer("losetup", "", "--associated", Image).Length == 0, "end of the mount");
    }

    private void Run(string program, params string[] arguments) => Assert.Equal(0, _mail.Program(program, "", arguments));

    [LibraryImport("libc")]
    private static partial int ioctl(SafeFileHandle file, nuint request, ref uint flags);
}
