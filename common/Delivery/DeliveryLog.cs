using System.Text;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>
/// The line that tells a recipient's fate (contract: files.md, section 6):
/// "ID: to=&lt;R&gt;, relay=…, delay=…, delays=A/B/C/D, dsn=X.Y.Z, status=WORD (TEXT)".
/// </summary>
/// <param name="log">The process's log.</param>
/// <param name="time">Now is the end of the delivery.</param>
/// <param name="delayDecimals">Decimals of delays.</param>
/// <param name="addresses">Form of addresses.</param>
public sealed class DeliveryLog(Log log, TimeProvider time, int delayDecimals, AddressLogForm addresses)
{
    /// <summary>Logs the fate of a recipient.</summary>
    /// <param name="message">The message.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="relay">Who took or refused it: "local", "none", "host[address]:port".</param>
    /// <param name="status">"sent", "deferred", "bounced" …</param>
    /// <param name="detail">Status code and text.</param>
    public void Write(ReportedMessage message, DeliverRecipient recipient, string relay, string status, DsnDetail detail)
    {
        StringBuilder line = new(256);
        line.Append(message.QueueId).Append(": to=<").Append(addresses.Show(recipient.Address)).Append('>');
        bool rewritten = recipient.OriginalAddress.Length > 0
            && !recipient.OriginalAddress.Equals(recipient.Address, StringComparison.OrdinalIgnoreCase);
        if (rewritten)
            line.Append(", orig_to=<").Append(addresses.Show(recipient.OriginalAddress)).Append('>');
        line.Append(", relay=").Append(relay).Append(", ");
        if (message.Times.ReuseCount > 0)
            line.Append("conn_use=").Append(message.Times.ReuseCount + 1).Append(", ");
        AppendDelays(line, message.Times);
        line.Append(", dsn=").Append(detail.Status).Append(", status=").Append(status);
        line.Append(" (").Append(detail.Reason).Append(')');
        log.Info(line.ToString());
    }

    private void AppendDelays(StringBuilder line, MessageTimes times)
    {
        StageDelays delays = StageDelays.Of(times, time.GetUtcNow());
        line.Append("delay=");
        DelayText.Append(line, delays.Total, delayDecimals);
        line.Append(", delays=");
        DelayText.Append(line, delays.BeforeActive, delayDecimals);
        line.Append('/');
        DelayText.Append(line, delays.InActive, delayDecimals);
        line.Append('/');
        DelayText.Append(line, delays.Connecting, delayDecimals);
        line.Append('/');
        DelayText.Append(line, delays.Transfer, delayDecimals);
    }
}
