using System.Globalization;
using Postfix.Cli;
using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>The listing of mailq(1).</summary>
internal sealed class CompactListing(Terminal terminal, bool longIds, TimeProvider time) : IListingFormat
{
    // Reasons end in this column.
    private const int ReasonWidth = 76;

    private long _count;
    private long _bytes;

    public void Print(QueuedMessage message, IEnumerable<QueuedRecipient> recipients)
    {
        terminal.WriteLine(_count == 0 ? Row("-Queue ID-", "--Size--", "----Arrival Time----", "-Sender/Recipient-------") : "");
        _count++;
        _bytes += message.Size;
        string size = message.Size.ToString(CultureInfo.InvariantCulture);
        terminal.WriteLine(Row(message.QueueId + Mark(message), size, ArrivalTime(message), message.Sender));
        string reason = "";
        foreach (QueuedRecipient recipient in recipients)
        {
            if (recipient.Reason.Length > 0 && recipient.Reason != reason)
            {
                reason = recipient.Reason;
                terminal.WriteLine(new string(' ', Math.Max(0, ReasonWidth - reason.Length)) + $"({reason})");
            }
            terminal.WriteLine(Row("", "", "", recipient.Address));
        }
    }

    public void End()
    {
        if (_count == 0)
            terminal.WriteLine("Mail queue is empty");
        else
            terminal.WriteLine($"\n-- {_bytes / 1024} Kbytes in {_count} Request{(_count == 1 ? "" : "s")}.");
    }

    private static char? Mark(QueuedMessage message) => message switch
    {
        { IsForcedToExpire: true } => '#',
        { QueueName: "active" } => '*',
        { QueueName: "hold" } => '!',
        _ => null,
    };

    private string Row(string id, string size, string arrival, string address) => longIds
        ? $"{id,-17} {size,8} {arrival,-19} {address}"
        : $"{id,-11} {size,7} {arrival,-20} {address}";

    private string ArrivalTime(QueuedMessage message)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(message.Arrival, time.LocalTimeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd MMM} {local.Day,2} {local:HH:mm:ss}");
    }
}
