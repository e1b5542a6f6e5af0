using System.Globalization;
using Postfix.Cli;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>The listing that mailq(1) has shown since Sendmail.</summary>
/// <param name="terminal">Where it goes.</param>
/// <param name="isWide">Whether the columns are wide enough for long queue ids (<c>enable_long_queue_ids</c>).</param>
/// <param name="zone">For arrival times.</param>
internal sealed class TextListing(Terminal terminal, bool isWide, TimeZoneInfo zone) : IQueueListing
{
    private const int ReasonWidth = 76;
    private const int BytesPerKilobyte = 1024;

    private long _count;
    private long _bytes;
    private string _reason = "";

    public void BeginMessage(QueuedMessage message)
    {
        terminal.WriteLine(_count > 0 ? ""
            : isWide ? "----Queue ID----- --Size-- ---Arrival Time---- --Sender/Recipient------"
            : "-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------");
        _count++;
        _bytes += message.Size;
        _reason = "";
        string id = message.QueueId + Decoration(message);
        string size = message.Size.ToString(CultureInfo.InvariantCulture);
        string time = ArrivalTime(message.Arrival);
        terminal.WriteLine(isWide
            ? $"{id,-17} {size,8} {time[..19],19} {message.Sender}"
            : $"{id,-11} {size,7} {time[..20],20} {message.Sender}");
    }

    /// <summary>A reason stands before all recipients that have it, and only if there is anything to tell apart.</summary>
    public void Add(QueuedRecipient recipient)
    {
        if (recipient.Reason != _reason)
        {
            _reason = recipient.Reason;
            string shown = _reason.Length > 0 ? _reason : "reason unavailable";
            terminal.WriteLine($"{new string(' ', Math.Max(ReasonWidth - shown.Length, 0))}({shown})");
        }
        terminal.WriteLine(isWide ? $"{"",-17} {"",8} {"",-19} {recipient.Address}" : $"{"",-11} {"",7} {"",-20} {recipient.Address}");
    }

    public void EndMessage() { }

    public void End() => terminal.WriteLine(_count == 0
        ? "Mail queue is empty"
        : $"\n-- {_bytes / BytesPerKilobyte} Kbytes in {_count} Request{(_count == 1 ? "" : "s")}.");

    private static string Decoration(QueuedMessage message) =>
        (message.QueueName == QueueName.Active.Value ? "*" : message.QueueName == QueueName.Hold.Value ? "!" : "")
        + (message.IsForcedToExpire ? "#" : "");

    /// <summary>As asctime(3) writes it: "Sat Nov 21 00:31:36 2026".</summary>
    private string ArrivalTime(DateTimeOffset time)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd MMM} {local.Day,2} {local:HH:mm:ss yyyy}");
    }
}
