using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.SmtpSource;

/// <summary>An SMTP server on the loopback that answers by a script and remembers what each client said.</summary>
internal sealed class RecordingServer : IDisposable
{
    private readonly Socket _listener;
    private readonly string? _greeting;
    private readonly Func<string, string?> _answer;
    private readonly ConcurrentQueue<List<string>> _sessions = [];
    private readonly List<Thread> _threads = [];
    private int _open;
    private int _mostOpen;

    public RecordingServer(Func<string, string?>? answer = null, string? greeting = "220 test", EndPoint? endpoint = null)
    {
        endpoint ??= new IPEndPoint(IPAddress.Loopback, 0);
        _greeting = greeting;
        _answer = answer ?? Accept;
        _listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(endpoint);
        _listener.Listen(100);
        Thread thread = new(AcceptAll);
        thread.Start();
        _threads.Add(thread);
    }

    public string Address => _listener.LocalEndPoint is IPEndPoint tcp ? $"127.0.0.1:{tcp.Port}" : $"unix:{_listener.LocalEndPoint}";

    /// <summary>Most sessions at a time in which no QUIT had been answered: after that, the client may be gone before we notice.</summary>
    public int MostOpen => _mostOpen;

    /// <summary>What was said in each session, as soon as all of them are over.</summary>
    public List<string>[] Sessions
    {
        get
        {
            Dispose();
            return [.. _sessions];
        }
    }

    public static string Accept(string line) => line == "DATA" ? "354 go" : "250 ok";

    public void Dispose()
    {
        // Lets the accepting thread end; a blocked accept(2) would outlive the close.
        if (_listener.SafeHandle.IsClosed)
            return;
        _listener.Shutdown(SocketShutdown.Both);
        foreach (Thread thread in _threads)
            thread.Join();
        _listener.Dispose();
    }

    private void AcceptAll()
    {
        List<Thread> clients = [];
        try
        {
            while (true)
            {
                Socket client = _listener.Accept();
                Thread thread = new(() => Serve(client));
                thread.Start();
                clients.Add(thread);
            }
        }
        catch (SocketException)
        {
            clients.ForEach(thread => thread.Join());
        }
    }

    private void Serve(Socket client)
    {
        List<string> lines = [];
        _sessions.Enqueue(lines);
        InterlockedMax(ref _mostOpen, Interlocked.Increment(ref _open));
        bool isOpen = true;
        try
        {
            using NetworkStream stream = new(client, ownsSocket: true);
            using StreamReader reader = new(stream, Encoding.Latin1);
            if (_greeting is not null)
                Talk(stream, reader, lines, Close);
        }
        catch (IOException)
        {
            lines.Add("(reset)"); // the client leaves without ceremony
        }
        Close();

        void Close()
        {
            if (isOpen)
                Interlocked.Decrement(ref _open);
            isOpen = false;
        }
    }

    private void Talk(NetworkStream stream, StreamReader reader, List<string> lines, Action beforeQuit)
    {
        bool isInData = false;
        Say(stream, _greeting!);
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
            if (isInData && line != ".")
                continue;
            if (_answer(line) is not { } reply)
                return;
            isInData = reply.StartsWith('3');
            if (line == "QUIT")
                beforeQuit();
            Say(stream, reply);
        }
    }

    private static void Say(NetworkStream stream, string text) => stream.Write(Encoding.Latin1.GetBytes(text + "\r\n"));

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = target; value > seen; seen = target)
            Interlocked.CompareExchange(ref target, value, seen);
    }
}
