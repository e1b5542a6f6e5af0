using System.Globalization;
using System.Text;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.QmqpSource;

/// <summary>A request of QMQP (D. J. Bernstein, "Quick Mail Queueing Protocol"): message, sender and recipients as netstrings in one.</summary>
internal static class QmqpRequest
{
    private const int LongestLine = 79;

    /// <summary>The request, which is the same for all messages of a run.</summary>
    /// <param name="length">Bytes of the message, headers included.</param>
    /// <param name="sender">The sender's address.</param>
    /// <param name="recipient">The recipients' address; a number stands before it where there is more than one.</param>
    /// <param name="recipients">Number of recipients.</param>
    /// <param name="hostName">The name of this host.</param>
    /// <param name="clock">For the date of the message.</param>
    public static byte[] Create(int length, string sender, string recipient, int recipients, string hostName, TimeProvider clock)
    {
        string date = MailDate.Format(clock.GetUtcNow(), clock);
        string header = $"From: <{sender}>\nTo: <{recipient}>\nDate: {date}\nMessage-Id: <{Processes.Id}@{hostName}>\n\n";
        StringBuilder envelope = new(Netstring(sender));
        for (int i = 0; i < recipients; i++)
            envelope.Append(Netstring(recipients > 1 ? string.Create(CultureInfo.InvariantCulture, $"{i}{recipient}") : recipient));
        string prefix = string.Create(CultureInfo.InvariantCulture, $"{length}:");
        long size = prefix.Length + length + 1L + envelope.Length;
        return
        [
            .. ByteText.ToBytes(string.Create(CultureInfo.InvariantCulture, $"{size}:{prefix}")),
            .. Text(header, length),
            .. ByteText.ToBytes($",{envelope},"),
        ];
    }

    private static byte[] Text(string header, int length)
    {
        byte[] text = new byte[length];
        text.AsSpan().Fill((byte)'X');
        ByteText.ToBytes(header.AsSpan(0, Math.Min(header.Length, length)), text);
        int end = header.Length;
        for (int line = 1; (end += Math.Min(line, LongestLine)) < length; line++)
            text[end++] = (byte)'\n';
        text[^1] = (byte)'\n';
        return text;
    }

    private static string Netstring(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text},");
}
