using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.QueueManager.Tests.Service;

/// <summary>
/// A service under private/ that answers every connection on a thread of its own; one that stays, as threads that go take buffers
/// with them that the queue manager would use again.
/// </summary>
internal sealed class FakeService : IDisposable
{
    private readonly FileDescriptor _listener;
    private readonly Thread _thread;
    private volatile bool _isClosing;
    private int _connections;

    // Blocked services are no reason to wait for a thread.
    static FakeService() => ThreadPool.SetMinThreads(64, 64);

    public FakeService(string path, string protocol, Action<AttributeReader, AttributeWriter> serve)
    {
        _listener = Sockets.ListenUnix(path, 100);
        _listener.SetNonBlocking(true);
        _thread = new Thread(() => Accept(protocol, serve)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>How many connections are greeted at once; on later ones the peer must speak first.</summary>
    public int Greetings { get; set; } = int.MaxValue;

    public void Dispose()
    {
        _isClosing = true;
        _thread.Join();
        _listener.Dispose();
    }

    private void Accept(string protocol, Action<AttributeReader, AttributeWriter> serve)
    {
        while (!_isClosing)
        {
            if (!_listener.WaitReadable(TimeSpan.FromMilliseconds(20)) || Sockets.Accept(_listener) is not { } client)
                continue;
            ThreadPool.QueueUserWorkItem(_ => Serve(client, protocol, serve));
        }
    }

    private void Serve(FileDescriptor client, string protocol, Action<AttributeReader, AttributeWriter> serve)
    {
        using var channel = new Channel(client, "queue manager");
        var (reader, writer) = (new AttributeReader(channel), new AttributeWriter(channel));
        try
        {
            Announcement.Compose(writer, protocol);
            if (Interlocked.Increment(ref _connections) <= Greetings)
                writer.Flush();
            else
                AwaitInput(channel);
            if (!reader.AtEnd())
                serve(reader, writer);
            writer.Flush();
            reader.AtEnd();
        }
        catch (IOException)
        {
            // One side went away, as some tests want it to.
            return;
        }
    }

    private static void AwaitInput(Channel channel)
    {
        while (!channel.FillFromArrived())
            Thread.Sleep(1);
    }
}
