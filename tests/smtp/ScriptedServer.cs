using System.Net;
using System.Text;
using Postfix.Posix;

namespace Postfix.SmtpClient.Tests;

/// <summary>
/// A server on the loopback that follows a script of one or more sessions, separated by "---": "S: text" sends a line, "C: text"
/// expects one, "data" reads mail data, "eof" expects the client to close. The session ends with the script. What differs from the
/// script is kept for the test.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly FileDescriptor _listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 5);
    private readonly Thread _thread;
    private readonly StringBuilder _data = new();
    private string _fault = "";

    public ScriptedServer(string script)
    {
        Port = Sockets.LocalEndpoint(_listener)!.Value.Port;
        _thread = new Thread(() => Run(script.Split("---"))) { IsBackground = true };
        _thread.Start();
    }

    public int Port { get; }

    /// <summary>As a next hop.</summary>
    public string Nexthop => $"[127.0.0.1]:{Port}";

    /// <summary>As a relay in reports.</summary>
    public string Relay => $"127.0.0.1[127.0.0.1]:{Port}";

    /// <summary>Waits for the end of the script, and fails if it was not followed. Returns the mail data received.</summary>
    public string Finish()
    {
        Assert.True(_thread.Join(TimeSpan.FromSeconds(20)), "the client did not play its part: " + _fault);
        Assert.Equal("", _fault);
        return _data.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Run(string[] sessions)
    {
        foreach (string session in sessions)
        {
            using FileDescriptor client = Sockets.Accept(_listener)!;
            Sockets.SetTimeouts(client, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
            try
            {
                foreach (string step in session.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    Take(client, step);
            }
            catch (Exception error)
            {
                _fault += error.Message;
                return;
            }
        }
    }

    private void Take(FileDescriptor client, string step)
    {
        if (step.StartsWith("S: ", StringComparison.Ordinal))
            client.WriteAll(Encoding.Latin1.GetBytes(step[3..] + "\r\n"));
        else if (step == "data")
            while (ReadLine(client) is { } line && line != ".")
                _data.Append(line).Append('\n');
        else if (step == "eof")
            Expect(null, ReadLine(client));
        else
            Expect(step[3..], ReadLine(client));
    }

    private static void Expect(string? expected, string? actual)
    {
        if (expected != actual)
            throw new InvalidOperationException($"expected <{expected ?? "end of input"}>, got <{actual ?? "end of input"}>");
    }

    private static string? ReadLine(FileDescriptor client)
    {
        StringBuilder line = new();
        Span<byte> one = stackalloc byte[1];
        while (client.Read(one) == 1)
        {
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }
        return line.Length == 0 ? null : line.ToString();
    }
}
