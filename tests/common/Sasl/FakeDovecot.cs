using System.Text;
using Postfix.Posix;

namespace Postfix.Tests.Sasl;

/// <summary>
/// An authentication server on a UNIX-domain socket that follows a script of one or more connections, separated by "---": "S: text"
/// sends a line, "C: text" expects one, in both of which \t is a tab. The greeting of the client is read first. A connection ends
/// with its part of the script.
/// </summary>
internal sealed class FakeDovecot : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FileDescriptor _listener;
    private readonly Thread _thread;
    private string _fault = "";

    public FakeDovecot(string script)
    {
        Path = _directory / "auth";
        _listener = Sockets.ListenUnix(Path, 5);
        _thread = new Thread(() => Run(script.Split("---"))) { IsBackground = true };
        _thread.Start();
    }

    public string Path { get; }

    /// <summary>Waits for the end of the script, and fails if it was not followed.</summary>
    public void Finish()
    {
        Assert.True(_thread.Join(TimeSpan.FromSeconds(20)), "the client did not play its part: " + _fault);
        Assert.Equal("", _fault);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _directory.Dispose();
    }

    private void Run(string[] connections)
    {
        foreach (string connection in connections)
        {
            using FileDescriptor client = Sockets.Accept(_listener)!;
            Sockets.SetTimeouts(client, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
            try
            {
                Expect("VERSION\t1\t0", ReadLine(client));
                Expect($"CPID\t{Environment.ProcessId}", ReadLine(client));
                foreach (string step in connection.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    Take(client, step.Replace("\\t", "\t"));
            }
            catch (Exception error)
            {
                _fault += error.Message;
                return;
            }
        }
    }

    private static void Take(FileDescriptor client, string step)
    {
        if (step.StartsWith("S: ", StringComparison.Ordinal))
            client.WriteAll(Encoding.Latin1.GetBytes(step[3..] + "\n"));
        else
            Expect(step[3..], ReadLine(client));
    }

    private static void Expect(string expected, string actual)
    {
        if (expected != actual)
            throw new InvalidOperationException($"expected <{expected}>, got <{actual}>");
    }

    private static string ReadLine(FileDescriptor client)
    {
        StringBuilder line = new();
        Span<byte> one = stackalloc byte[1];
        while (client.Read(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString();
    }
}
