using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.SmtpSink;

/// <summary>A client that says a line and hears the answer.</summary>
internal sealed class Dialog : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    public Dialog(NetworkStream stream)
    {
        _stream = stream;
        _reader = new StreamReader(stream, Encoding.Latin1);
        Greeting = Hear();
    }

    public string Greeting { get; }

    public void Dispose() => _stream.Dispose();

    /// <summary>Says a line; the lines of the reply, "" when the server has hung up.</summary>
    public string Say(string line)
    {
        Send(line + "\r\n");
        return Hear();
    }

    public void Send(string text) => _stream.Write(Encoding.Latin1.GetBytes(text));

    public string Hear()
    {
        StringBuilder reply = new();
        while (_reader.ReadLine() is { } line)
        {
            reply.Append(reply.Length > 0 ? "\n" : "").Append(line);
            if (line is not [_, _, _, '-', ..])
                break;
        }
        return reply.ToString();
    }
}
