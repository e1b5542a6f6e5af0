using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>A client that holds on to its SMTP session by being slow, until the server ends it.</summary>
internal sealed class SlowClient : IDisposable
{
    private const int SmallBuffer = 4096;

    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private readonly int _port;
    private readonly Action<SlowClient> _behave;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer, SendBufferSize = SmallBuffer };
    private readonly Thread _thread;
    private volatile bool _isOver;
    private volatile bool _hasEnded;

    private SlowClient(int port, Action<SlowClient> behave)
    {
        (_port, _behave) = (port, behave);
        _thread = new Thread(Run);
        _thread.Start();
    }

    /// <summary>Whether it got through to the server.</summary>
    public bool WasServed => LastWords.Length > 0;

    /// <summary>Whether the server ended the session.</summary>
    public bool WasCutOff => WasServed && _hasEnded;

    /// <summary>What the server said last, as far as the client listens.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>Sends a byte of a command in a second.</summary>
    public static SlowClient InCommands(int port) => new(port, static client =>
    {
        client.Listen();
        client.Drip();
    });

    /// <summary>Sends a byte of a message in a second.</summary>
    public static SlowClient InContent(int port, string recipient) => new(port, client =>
    {
        client.Listen();
        foreach (string command in (string[])["EHLO slow.test", "MAIL FROM:<sender@example.test>", $"RCPT TO:<{recipient}>", "DATA"])
        {
            client._socket.Send(Encoding.ASCII.GetBytes(command + "\r\n"));
            client.Listen();
        }
        client.Drip();
    });

    /// <summary>Asks for much, and reads no answer after the greeting.</summary>
    public static SlowClient InReading(int port) => new(port, static client =>
    {
        client.Listen();
        byte[] questions = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("EHLO deaf.test\r\n", 1000)));
        while (!client._isOver)
        {
            if (client._socket.Poll(s_step, SelectMode.SelectWrite))
                client._socket.Send(questions);
        }
    });

    /// <summary>It will give up soon.</summary>
    public void Stop() => _isOver = true;

    /// <summary>Waits until it has given up.</summary>
    public void Dispose()
    {
        Stop();
        _thread.Join();
        _socket.Dispose();
    }

    private void Run()
    {
        try
        {
            _socket.Connect("127.0.0.1", _port);
            _behave(this);
        }
        catch (SocketException)
        {
            _hasEnded = true;
        }
    }

    private void Drip()
    {
        while (!_isOver && !_hasEnded)
        {
            if (_socket.Poll(s_step, SelectMode.SelectRead))
                Listen();
            else
                _socket.Send("x"u8);
        }
    }

    private void Listen()
    {
        while (!_socket.Poll(s_step, SelectMode.SelectRead))
        {
            if (_isOver)
                return;
        }
        byte[] buffer = new byte[SmallBuffer];
        int length = _socket.Receive(buffer);
        _hasEnded = length == 0;
        if (length > 0)
            LastWords = Encoding.ASCII.GetString(buffer, 0, length);
    }
}
