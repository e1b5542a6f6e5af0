using System.Text;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Cli;

/// <summary>
/// Takes the place of postlogd(8) for programs that have not read their configuration, and for those whose queue_directory is the directory.
/// </summary>
internal sealed class EarlyLog : IDisposable
{
    private readonly FileDescriptor _socket;

    public EarlyLog(TemporaryDirectory directory)
    {
        Directory.CreateDirectory(directory / "public");
        string path = directory / "public/postlog";
        _socket = Sockets.BindUnixDatagram(path);
        _socket.SetNonBlocking(true);
        Environ.Set(ProcessLog.PostlogVariable, path);
        Environ.Set(ProcessLog.HostnameVariable, "mx");
    }

    /// <summary>The lines that have arrived, from the tag on and without the process id.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> lines = [];
        byte[] line = new byte[4096];
        while (_socket.TryRead(line) is > 0 and int length)
        {
            string text = Encoding.Latin1.GetString(line, 0, length);
            lines.Add(text[(text.IndexOf(" mx ", StringComparison.Ordinal) + " mx ".Length)..].Replace($"[{Processes.ThreadId}]", "", StringComparison.Ordinal));
        }
        return lines;
    }

    public void Dispose()
    {
        Environ.Remove(ProcessLog.PostlogVariable);
        Environ.Remove(ProcessLog.HostnameVariable);
        _socket.Dispose();
    }
}
