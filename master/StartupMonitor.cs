using System.Globalization;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>
/// The two sides of <c>-w</c>: a foreground process that waits, and the same program again in the background, which tells
/// through a pipe when it is ready. The background process knows its part from an environment variable.
/// </summary>
internal sealed class StartupMonitor : IDisposable
{
    private const string Variable = "MASTER_STARTUP_PIPE";
    private const int PipeInBackground = 3;
    private const string OwnProgram = "/proc/self/exe";

    // Names in main.cf and master.cf may take long to resolve.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(100);

    private readonly FileDescriptor _pipe;

    private StartupMonitor(FileDescriptor pipe) => _pipe = pipe;

    /// <summary>Our part when we are the background process; null otherwise.</summary>
    public static StartupMonitor? FromEnvironment()
    {
        if (Environ.Get(Variable) is not { } number)
            return null;
        Environ.Remove(Variable);
        return new StartupMonitor(FileDescriptor.FromInherited(int.Parse(number, CultureInfo.InvariantCulture)));
    }

    /// <summary>The foreground's part: starts the background process and waits until it is ready.</summary>
    /// <exception cref="FatalException">It does not become ready.</exception>
    public static void RunInBackground(IReadOnlyList<string> arguments)
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using FileDescriptor nothing = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        int pid = Spawn.Start(new SpawnRequest(FileSystem.ReadLink(OwnProgram), arguments)
        {
            Environment = [.. Environ.All(), $"{Variable}={PipeInBackground}"],
            Descriptors = [(nothing, 0), (nothing, 1), (nothing, 2), (writer, PipeInBackground)],
            Group = ProcessGroup.NewSession,
        });
        writer.Dispose();
        using (reader)
        {
            bool isInTime = reader.WaitReadable(s_limit);
            if (!isInTime)
                Processes.Kill(pid, Signal.SIGKILL);
            if (!isInTime || reader.Read(new byte[1]) == 0)
                throw new FatalException("daemon initialization failure -- see logs for details");
        }
    }

    /// <summary>Lets the foreground process report success.</summary>
    public void ReportReady() => _pipe.WriteAll("\0"u8);

    public void Dispose() => _pipe.Dispose();
}
