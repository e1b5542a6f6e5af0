using System.Diagnostics;

namespace Postfix.Tests.System;

/// <summary>A user of this machine with a home directory, for the time of a test. Needs root.</summary>
internal sealed class TestUser : IDisposable
{
    public TestUser(string name)
    {
        Name = name;
        Home = Directory.CreateTempSubdirectory("home-").FullName;
        Remove();
        Assert.Equal(0, Run("useradd", "--system", "--no-create-home", "--home-dir", Home, "--shell", "/bin/sh", name));
        Assert.Equal(0, Run("chown", name, Home));
    }

    public string Name { get; }

    public string Home { get; }

    public void Dispose()
    {
        Remove();
        Directory.Delete(Home, recursive: true);
    }

    // Also what a test that was killed has left behind.
    private void Remove() => Run("sh", "-c", $"! getent passwd {Name} >/dev/null || userdel -f {Name} 2>/dev/null");

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
