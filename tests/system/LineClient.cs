using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>A client of a protocol with lines of text, such as POP3 and IMAP.</summary>
internal sealed class LineClient : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly NetworkStream _stream;

    public LineClient(int port)
    {
        _client = new TcpClient("127.0.0.1", port) { ReceiveTimeout = 20_000 };
        _stream = _client.GetStream();
        _reader = new StreamReader(_stream, Encoding.Latin1);
    }

    /// <summary>The next line; empty at the end.</summary>
    public string ReadLine() => _reader.ReadLine() ?? "";

    /// <summary>Sends a line and returns the next one.</summary>
    public string Say(string line)
    {
        _stream.Write(Encoding.Latin1.GetBytes(line + "\r\n"));
        return ReadLine();
    }

    /// <summary>Reads until a line that begins with this, which is the last one returned.</summary>
    public IReadOnlyList<string> ReadUntil(string start)
    {
        List<string> lines = [ReadLine()];
        while (!lines[^1].StartsWith(start, StringComparison.Ordinal))
            lines.Add(_reader.ReadLine() ?? throw new EndOfStreamException(string.Join('\n', lines)));
        return lines;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
