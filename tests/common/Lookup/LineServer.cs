using System.Net;
using System.Text;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Tests.Lookup;

/// <summary>A server that answers each line of each client by a script: a text, null for nothing, or <see cref="HangUp"/>.</summary>
internal sealed class LineServer : IDisposable
{
    public const string HangUp = "hang up";

    private readonly FileDescriptor _listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 5);
    private readonly Func<string, string?> _answer;
    private volatile bool _isClosed;

    public LineServer(Func<string, string?> answer)
    {
        _answer = answer;
        Port = Sockets.LocalEndpoint(_listener)!.Value.Port;
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public int Port { get; }

    /// <summary>All lines that came.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>How many clients came.</summary>
    public int Clients { get; private set; }

    public void Dispose()
    {
        _isClosed = true;
        Sockets.ConnectTcp(new InetEndpoint(IPAddress.Loopback, Port), bind: null, TimeSpan.FromSeconds(10)).Dispose(); // wakes up the thread
    }

    private void Serve()
    {
        while (Sockets.Accept(_listener) is { } client && !_isClosed)
        {
            Clients++;
            new Thread(() => ServeToEnd(client)) { IsBackground = true }.Start();
        }
        _listener.Dispose();
    }

    private void ServeToEnd(FileDescriptor client)
    {
        try
        {
            Serve(client);
        }
        catch (PosixException)
        {
            // It went without having read everything; the test looks at what it made of that.
        }
    }

    private void Serve(FileDescriptor client)
    {
        using Channel channel = new(client, "client");
        channel.SetTimeout(TimeSpan.FromSeconds(20));
        while (channel.FindDelimiter((byte)'\n', 100_000) is >= 0 and var length)
        {
            string line = Encoding.Latin1.GetString(channel.Buffered[..length]).TrimEnd('\r');
            channel.Consume(length + 1);
            lock (Lines)
                Lines.Add(line);
            string? reply = _answer(line);
            if (reply == HangUp)
                return;
            channel.Write(reply ?? "");
            channel.Flush();
        }
    }
}
