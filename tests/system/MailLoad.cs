using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Postfix.Tests.System;

/// <summary>
/// Clients that send mail for as long as the load lasts, each message with a subject of its own: most in an SMTP session of its own,
/// one in five by sendmail.
/// </summary>
internal sealed class MailLoad : IDisposable
{
    private readonly MailSystem _mail;
    private readonly Func<Random, TimeSpan> _pause;
    private readonly Thread[] _clients;
    private readonly ConcurrentQueue<string> _accepted = new();
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly ConcurrentQueue<TimeSpan> _times = new();
    private volatile bool _isOver;

    /// <param name="mail">Where they send to.</param>
    /// <param name="clients">How many at a time.</param>
    /// <param name="pause">Between two messages of a client.</param>
    public MailLoad(MailSystem mail, int clients, Func<Random, TimeSpan> pause)
    {
        (_mail, _pause) = (mail, pause);
        _clients = [.. Enumerable.Range(0, clients).Select(client => new Thread(() => Send(client)))];
        foreach (Thread client in _clients)
            client.Start();
    }

    /// <summary>The subjects of messages that were accepted.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>What happened to messages that were not.</summary>
    public IReadOnlyCollection<string> Troubles => _troubles;

    /// <summary>The longest time that a message took to be accepted, its connection included.</summary>
    public TimeSpan Longest => _times.Max();

    /// <summary>Ends the load when every client has had the answer to its last message.</summary>
    public void Stop()
    {
        _isOver = true;
        foreach (Thread client in _clients)
            client.Join();
    }

    public void Dispose() => Stop();

    private void Send(int client)
    {
        Random random = new(client);
        for (int number = 0; !_isOver; number++)
        {
            string subject = $"message {number} of client {client}";
            long start = Stopwatch.GetTimestamp();
            if ((number % 5 == 4 ? Submit(subject) : Transmit(subject)) is { } trouble)
                _troubles.Enqueue($"{subject}: {trouble}");
            else
                _accepted.Enqueue(subject);
            _times.Enqueue(Stopwatch.GetElapsedTime(start));
            Thread.Sleep(_pause(random));
        }
    }

    /// <summary>Null when all went well.</summary>
    private string? Submit(string subject)
    {
        int status = _mail.Command("sendmail", $"Subject: {subject}\n\ntext\n", _mail.Recipient);
        return status == 0 ? null : $"sendmail ended with {status}";
    }

    private string? Transmit(string subject)
    {
        try
        {
            using SmtpDialog smtp = new(_mail.Port);
            if (!smtp.Greeting.StartsWith("220 ", StringComparison.Ordinal))
                return $"greeted with \"{smtp.Greeting}\"";
            smtp.Say("EHLO client.test");
            if (!smtp.Send($"{_mail.Recipient}@mail.example.test", subject))
                return "refused";
            string goodbye = smtp.Say("QUIT");
            return goodbye.StartsWith("221 ", StringComparison.Ordinal) ? null : $"dismissed with \"{goodbye}\"";
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return error.Message;
        }
    }
}
