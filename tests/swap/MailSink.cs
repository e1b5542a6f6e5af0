using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Postfix.Tests.Swap;

/// <summary>A server of SMTP and LMTP that keeps what it gets, and treats recipients as it is told.</summary>
internal sealed class MailSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Transaction> _received = new();

    public MailSink()
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>One message as it came over a connection.</summary>
    /// <param name="Sender">Address of MAIL FROM.</param>
    /// <param name="Recipients">Addresses of RCPT TO.</param>
    /// <param name="Text">Header and body, lines separated by LF.</param>
    public sealed record Transaction(string Sender, IReadOnlyList<string> Recipients, string Text)
    {
        /// <summary>Value of its Subject: header.</summary>
        public string Subject => Regex.Match(Text, "^Subject: (.*)$", RegexOptions.Multiline).Groups[1].Value;
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The reply for a recipient; null to take its mail.</summary>
    public volatile Func<string, string?> Refusal = _ => null;

    /// <summary>The reply for one who may come again.</summary>
    public const string Later = "451 4.3.0 later";

    /// <summary>Everything accepted until now.</summary>
    public IReadOnlyList<Transaction> Received => [.. _received];

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            using StreamReader reader = new(stream, Encoding.Latin1);
            try
            {
                Converse(reader, reply => stream.Write(Encoding.Latin1.GetBytes(reply + "\r\n")));
            }
            catch (IOException)
            {
                // The client went away, as it may.
            }
        }
    }

    private void Converse(StreamReader reader, Action<string> reply)
    {
        string sender = "";
        List<string> recipients = [];
        bool isLmtp = false;
        reply("220 sink.example ESMTP");
        while (reader.ReadLine() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "LHLO":
                    isLmtp = line.StartsWith('L');
                    reply("250-sink.example\r\n250-PIPELINING\r\n250-SMTPUTF8\r\n250 8BITMIME");
                    break;
                case "MAIL":
                    (sender, recipients) = (AddressIn(line), []);
                    reply("250 2.1.0 ok");
                    break;
                case "RCPT" when Refusal(AddressIn(line)) is { } refusal:
                    reply(refusal);
                    break;
                case "RCPT":
                    recipients.Add(AddressIn(line));
                    reply("250 2.1.5 ok");
                    break;
                case "DATA" when recipients.Count == 0:
                    reply("554 5.5.1 no recipients");
                    break;
                case "DATA":
                    reply("354 go on");
                    _received.Enqueue(new Transaction(sender, recipients, ReadText(reader)));
                    for (int replies = isLmtp ? recipients.Count : 1; replies > 0; replies--)
                        reply("250 2.0.0 kept");
                    break;
                case "QUIT":
                    reply("221 2.0.0 bye");
                    return;
                default:
                    reply("250 2.0.0 ok");
                    break;
            }
        }
    }

    private static string AddressIn(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];

    private static string ReadText(StreamReader reader)
    {
        StringBuilder text = new();
        for (string? line = reader.ReadLine(); line is not null && line != "."; line = reader.ReadLine())
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return text.ToString();
    }
}
