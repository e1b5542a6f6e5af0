using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.QmqpSource;

/// <summary>A server on the loopback that gives every request the same answer.</summary>
internal sealed class QmqpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Thread _thread;
    private readonly byte[] _answer;

    public QmqpServer(string answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer);
        _listener.Start();
        _thread = new Thread(Serve);
        _thread.Start();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The outer netstrings of all requests.</summary>
    public List<string> Requests { get; } = [];

    public void Dispose()
    {
        _listener.Server.Shutdown(SocketShutdown.Both);
        _thread.Join();
        _listener.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = _listener.AcceptTcpClient();
            }
            catch (SocketException)
            {
                return; // shut down
            }
            using (client)
            {
                NetworkStream stream = client.GetStream();
                Requests.Add(Read(stream));
                stream.Write(_answer);
            }
        }
    }

    private static string Read(NetworkStream stream)
    {
        StringBuilder digits = new();
        for (int next = stream.ReadByte(); next != ':'; next = stream.ReadByte())
            digits.Append((char)next);
        byte[] data = new byte[int.Parse(digits.ToString(), CultureInfo.InvariantCulture) + 1];
        stream.ReadExactly(data);
        return Encoding.ASCII.GetString(data);
    }
}
