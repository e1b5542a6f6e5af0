using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>
/// A server that speaks MongoDB's protocol (OP_MSG, and OP_QUERY for the first request of a connection). It searches nothing: it keeps
/// the requests that it gets, and finds what a test says.
/// </summary>
internal sealed class MongodbServer : IDisposable
{
    private const int HeaderBytes = 16;
    private const int OpReply = 1;
    private const int OpQuery = 2004;
    private const int OpMessage = 2013;

    private readonly Lock _lock = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Dictionary<long, IEnumerator<byte[]>> _cursors = [];
    private TcpListener? _listener;

    public MongodbServer() => Start();

    /// <summary>The TCP port; it stays when the server is started again.</summary>
    public int Port { get; private set; }

    /// <summary>Where clients find it.</summary>
    public string Uri => $"mongodb://127.0.0.1:{Port}/";

    /// <summary>The documents that a search finds.</summary>
    public Func<(string Name, object? Value)[], IEnumerable<byte[]>> Search { get; set; } = _ => [];

    /// <summary>The error that a search ends with instead; null for none.</summary>
    public (int Code, string Text)? Refusal { get; set; }

    /// <summary>Commands that get no answer.</summary>
    public HashSet<string> Ignored { get; } = [];

    /// <summary>Most documents in one answer.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>How many connections there were.</summary>
    public int Connections { get; private set; }

    /// <summary>The names of all commands that came, but for those that ask who the server is.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>The searches that came.</summary>
    public List<(string Name, object? Value)[]> Searches { get; } = [];

    /// <summary>The filter of the last search, as text.</summary>
    public string LastFilter => Bson.Show(Member(Searches[^1], "filter"));

    /// <summary>A member of a document; null when it is not there.</summary>
    public static object? Member((string Name, object? Value)[] document, string name) =>
        Array.Find(document, member => member.Name == name).Value;

    /// <summary>Listens, again when it was stopped.</summary>
    public void Start()
    {
        TcpListener listener = new(IPAddress.Loopback, Port);
        listener.Start();
        _listener = listener;
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        new Thread(() => Accept(listener)) { IsBackground = true }.Start();
    }

    /// <summary>Stops listening and hangs up.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _listener?.Stop();
            _listener = null;
            _clients.ForEach(client => client.Dispose());
            _clients.Clear();
            _cursors.Clear();
        }
    }

    public void Dispose() => Stop();

    private void Accept(TcpListener listener)
    {
        try
        {
            while (true)
            {
                TcpClient client = listener.AcceptTcpClient();
                lock (_lock)
                {
                    if (_listener != listener)
                    {
                        client.Dispose();
                        return;
                    }
                    Connections++;
                    _clients.Add(client);
                }
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            return; // stopped
        }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            NetworkStream stream = client.GetStream();
            byte[] header = new byte[HeaderBytes];
            while (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes)
            {
                byte[] body = new byte[BitConverter.ToInt32(header) - HeaderBytes];
                stream.ReadExactly(body);
                int request = BitConverter.ToInt32(header, 4);
                bool isQuery = BitConverter.ToInt32(header, 12) == OpQuery;
                // Flags and the kind of section, or flags, a name and two numbers, stand before the document.
                int start = isQuery ? 4 + body.AsSpan(4).IndexOf((byte)0) + 1 + 8 : 5;
                if (Answer(Bson.Decode(body.AsSpan(start))) is { } answer)
                    stream.Write(isQuery ? Reply(request, answer) : Message(request, answer));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return; // the client or the server went
        }
    }

    private static byte[] Reply(int request, byte[] document) =>
        Pack(request, OpReply, [.. BitConverter.GetBytes(8), .. new byte[12], .. BitConverter.GetBytes(1), .. document]);

    private static byte[] Message(int request, byte[] document) => Pack(request, OpMessage, [0, 0, 0, 0, 0, .. document]);

    private static byte[] Pack(int request, int operation, byte[] body)
    {
        byte[] message = new byte[HeaderBytes + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), request);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), operation);
        body.CopyTo(message, HeaderBytes);
        return message;
    }

    private byte[]? Answer((string Name, object? Value)[] command)
    {
        string name = command[0].Name;
        lock (_lock)
        {
            if (name is "find")
                Searches.Add(command);
            if (name is not ("hello" or "isMaster"))
                Commands.Add(name);
            if (Ignored.Contains(name))
                return null;
        }
        return name switch
        {
            "hello" or "isMaster" => Bson.Encode(
                ("ismaster", true), ("isWritablePrimary", true), ("maxBsonObjectSize", 16 << 20), ("maxMessageSizeBytes", 48_000_000),
                ("maxWriteBatchSize", 100_000), ("logicalSessionTimeoutMinutes", 30), ("minWireVersion", 0), ("maxWireVersion", 13), ("ok", 1.0)),
            "ping" or "killCursors" or "endSessions" => Bson.Encode(("ok", 1.0)),
            "find" when Refusal is { } refusal => Bson.Encode(("ok", 0.0), ("errmsg", refusal.Text), ("code", refusal.Code)),
            "find" => Find(command),
            "getMore" => Continue((long)command[0].Value!),
            _ => Bson.Encode(("ok", 0.0), ("errmsg", $"no such command: '{name}'"), ("code", 59)),
        };
    }

    private byte[] Find((string Name, object? Value)[] command)
    {
        IEnumerator<byte[]> found = Search(command).GetEnumerator();
        lock (_lock)
        {
            long cursor = found.MoveNext() ? _cursors.Count + 1 : 0;
            if (cursor != 0)
                _cursors.Add(cursor, found);
            return Batch("firstBatch", cursor);
        }
    }

    private byte[] Continue(long cursor)
    {
        lock (_lock)
            return Batch("nextBatch", cursor);
    }

    // The documents of a batch are there as they are, even when they make no sense.
    private byte[] Batch(string name, long cursor)
    {
        List<object?> batch = [];
        for (bool hasMore = cursor != 0; hasMore && batch.Count < BatchSize;)
        {
            IEnumerator<byte[]> found = _cursors[cursor];
            batch.Add(new RawBson(3, found.Current));
            hasMore = found.MoveNext();
            if (!hasMore)
                cursor = 0;
        }
        return Bson.Encode(("cursor", (object)new (string, object?)[] { ("id", cursor), ("ns", "mail.aliases"), (name, batch.ToArray()) }), ("ok", 1.0));
    }
}
