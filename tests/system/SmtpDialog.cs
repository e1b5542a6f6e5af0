using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>A scripted SMTP client.</summary>
internal sealed class SmtpDialog : IDisposable
{
    /// <summary>Envelope sender of all messages.</summary>
    public const string Sender = "sender@example.test";

    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly NetworkStream _stream;

    public SmtpDialog(int port, TimeSpan? patience = null)
    {
        _client = new TcpClient("127.0.0.1", port) { ReceiveTimeout = (int)(patience ?? TimeSpan.FromMinutes(1)).TotalMilliseconds };
        _stream = _client.GetStream();
        _reader = new StreamReader(_stream, Encoding.Latin1);
        Greeting = ReadReply();
    }

    public string Greeting { get; }

    /// <summary>Sends a line and returns the last line of the reply; an empty one when the server went away.</summary>
    public string Say(string line)
    {
        _stream.Write(Encoding.Latin1.GetBytes(line + "\r\n"));
        return ReadReply();
    }

    /// <summary>Sends one message; true when it was answered 250.</summary>
    public bool Send(string recipient, string subject)
    {
        return Say($"MAIL FROM:<{Sender}>").StartsWith("250", StringComparison.Ordinal)
            && Say($"RCPT TO:<{recipient}>").StartsWith("250", StringComparison.Ordinal)
            && Say("DATA").StartsWith("354", StringComparison.Ordinal)
            && Say($"Subject: {subject}\r\n\r\n{new string('x', 60)}\r\nthe end\r\n.").StartsWith("250", StringComparison.Ordinal);
    }

    /// <summary>Sends a text with LF at the end of its lines; true when it was answered 250.</summary>
    public bool SendText(string recipient, string text) => SendText([recipient], text);

    /// <summary>Sends a text with LF at the end of its lines to all of these; true when it was answered 250.</summary>
    public bool SendText(string[] recipients, string text)
    {
        return Say($"MAIL FROM:<{Sender}>").StartsWith("250", StringComparison.Ordinal)
            && recipients.All(recipient => Say($"RCPT TO:<{recipient}>").StartsWith("250", StringComparison.Ordinal))
            && Say("DATA").StartsWith("354", StringComparison.Ordinal)
            && Say(text.Replace("\n", "\r\n", StringComparison.Ordinal) + ".").StartsWith("250", StringComparison.Ordinal);
    }

    /// <summary>Sends whatever the action writes, and returns the last line of the reply.</summary>
    public string Say(Action<Stream> write)
    {
        write(_stream);
        return ReadReply();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }

    private string ReadReply()
    {
        string? line = _reader.ReadLine();
        while (line is { Length: > 3 } && line[3] == '-')
            line = _reader.ReadLine();
        return line ?? "";
    }
}
