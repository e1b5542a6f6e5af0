using System.Net.Sockets;
using System.Text;
using Postfix.Cli.Load;
using Postfix.Events;
using Postfix.Posix;
using Postfix.QmqpSink;

namespace Postfix.Tests.QmqpSink;

/// <summary>The server with one client, which ends with it; the command itself only ends after a time.</summary>
internal sealed class SinkRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly RecordedLog _log;

    private SinkRun(int verbosity) => _log = new RecordedLog(verbosity);

    /// <summary>What the server said to its client.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Number of messages that were counted.</summary>
    public int Messages { get; private set; }

    /// <summary>What it logged.</summary>
    public IReadOnlyList<string> Lines => _log.Lines;

    /// <summary>Sends pieces to the server, and hears what it answers.</summary>
    public static SinkRun Of(TemporaryDirectory directory, int verbosity, params IReadOnlyList<string> pieces)
    {
        SinkRun run = new(verbosity);
        string path = directory / "socket";
        IReadOnlyList<FileDescriptor> listeners = LoadListener.Open(LoadAddress.ParseListener($"unix:{path}", default), 5);
        Thread server = new(() => run.Serve(listeners));
        server.Start();
        using (Socket client = Connect(path))
        {
            foreach (string piece in pieces)
            {
                client.Send(Encoding.ASCII.GetBytes(piece));
                Thread.Sleep(1);
            }
            client.Shutdown(SocketShutdown.Send);
            run.Answer = Hear(client);
        }
        using (Connect(path))
            Assert.True(server.Join(s_patience), "the server goes on");
        return run;
    }

    // Until a second client comes.
    private void Serve(IReadOnlyList<FileDescriptor> listeners)
    {
        int clients = 0;
        using EventLoop loop = new(TimeProvider.System);
        new SinkPool(loop, listeners, int.MaxValue, s_patience, pool =>
        {
            if (++clients > 1)
                pool.Stop();
            return new QmqpSinkSession(pool, clients > 1 ? new RecordedLog().Log : _log.Log, () => Messages++);
        }).Run();
    }

    private static Socket Connect(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    // Up to the end of the connection, which is also its reset when the server has not read all.
    private static string Hear(Socket client)
    {
        StringBuilder heard = new();
        byte[] buffer = new byte[100];
        try
        {
            while (client.Receive(buffer) is > 0 and var count)
                heard.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            Assert.Equal(0, heard.Length);
        }
        return heard.ToString();
    }
}
