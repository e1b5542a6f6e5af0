using System.Diagnostics;
using System.Net.Sockets;

namespace Postfix.Tests.System;

/// <summary>A Redis server of Debian's package, in a temporary directory, for the time of a test.</summary>
internal sealed class Redis : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("redis-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort.Next();

    /// <summary>Starts it with these entries.</summary>
    public void Start(params (string Name, string Value)[] entries)
    {
        _process = Process.Start("redis-server", ["--bind", "127.0.0.1", "--port", $"{Port}", "--save", "", "--dir", _directory, "--logfile", "log"]);
        for (long start = Stopwatch.GetTimestamp(); !IsListening(); Thread.Sleep(20))
            Assert.True(!_process.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "redis-server does not answer");
        foreach ((string name, string value) in entries)
        {
            using Process client = Process.Start("redis-cli", ["-e", "-p", $"{Port}", "SET", name, value]);
            client.WaitForExit();
            Assert.Equal(0, client.ExitCode);
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
            Kill();
        Directory.Delete(_directory, recursive: true);
    }

    private bool IsListening()
    {
        try
        {
            new TcpClient("127.0.0.1", Port).Dispose();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
