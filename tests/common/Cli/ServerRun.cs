using System.Net;
using System.Net.Sockets;
using Postfix.Cli;

namespace Postfix.Tests.Cli;

/// <summary>A command that serves clients, on a thread of the test's process.</summary>
internal sealed class ServerRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly EndPoint _endpoint;
    private readonly Thread _thread;
    private CommandRun? _result;
    private Exception? _failure;

    private ServerRun(Command command, TemporaryDirectory directory, EndPoint endpoint, IReadOnlyList<string> arguments)
    {
        _endpoint = endpoint;
        _thread = new Thread(() => Run(command, directory, arguments)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What the command did; it is waited for.</summary>
    public CommandRun Result
    {
        get
        {
            Assert.True(_thread.Join(s_patience), "the server goes on");
            return _result ?? throw new InvalidOperationException("the server failed", _failure);
        }
    }

    /// <summary>Serves at a socket in the directory.</summary>
    public static ServerRun AtSocket(Command command, TemporaryDirectory directory, params string[] options)
    {
        string path = directory / $"s{Guid.NewGuid():N}"[..9];
        return new ServerRun(command, directory, new UnixDomainSocketEndPoint(path), [.. options, $"unix:{path}", "50"]);
    }

    /// <summary>Serves at a port of the loopback that was free.</summary>
    public static ServerRun AtPort(Command command, TemporaryDirectory directory, params string[] options)
    {
        int port = FreePort.Next();
        return new ServerRun(command, directory, new IPEndPoint(IPAddress.Loopback, port), [.. options, $"127.0.0.1:{port}", "50"]);
    }

    /// <summary>Connects, as soon as there is something to connect to.</summary>
    public NetworkStream Connect()
    {
        long start = Environment.TickCount64;
        while (true)
        {
            Socket socket = new(_endpoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(_endpoint);
                socket.ReceiveTimeout = (int)s_patience.TotalMilliseconds;
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (Environment.TickCount64 - start < s_patience.TotalMilliseconds && _thread.IsAlive)
            {
                socket.Dispose();
                Thread.Sleep(10);
            }
        }
    }

    private void Run(Command command, TemporaryDirectory directory, IReadOnlyList<string> arguments)
    {
        try
        {
            _result = TestRun.Of(command, directory, arguments);
        }
        catch (Exception failure) // for the test, if it asks: its directory may be gone before the server is
        {
            _failure = failure;
        }
    }
}
