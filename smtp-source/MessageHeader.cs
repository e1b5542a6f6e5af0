using System.Globalization;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.SmtpSource;

/// <summary>The headers of generated messages.</summary>
internal sealed class MessageHeader(string sender, string hostName, string? subject, TimeProvider clock)
{
    private readonly int _process = Processes.Id;
    private string _date = "";
    private long _second;

    /// <summary>The headers of one message, with the empty line behind them.</summary>
    /// <param name="connection">Number of the connection.</param>
    /// <param name="message">Number of the message.</param>
    /// <param name="recipient">One of its recipients.</param>
    public byte[] Of(int connection, int message, string recipient) => ByteText.ToBytes(string.Create(CultureInfo.InvariantCulture,
        $"From: <{sender}>\r\nTo: <{recipient}>\r\nDate: {Date()}\r\nMessage-Id: <{_process:x4}.{connection:x4}.{message:x4}@{hostName}>\r\n")
        + (subject is null ? "\r\n" : $"Subject: {subject}\r\n\r\n"));

    private string Date()
    {
        DateTimeOffset now = clock.GetUtcNow();
        long second = now.ToUnixTimeSeconds();
        if (second != _second)
            (_second, _date) = (second, MailDate.Format(now, clock));
        return _date;
    }
}
