using Postfix.Config;
using Postfix.Mail;

namespace Postfix.Services;

/// <summary>
/// A message that the mail system itself writes (contract: queue-files.md, section 5.5): a minimal envelope with one recipient,
/// Received: and Date:, then whatever the caller adds. Disposing it before <see cref="Send"/> cancels it.
/// </summary>
public sealed class InternalMessage : IDisposable
{
    private readonly CleanupClient _cleanup;
    private readonly RecordWriter _records;

    private InternalMessage(CleanupClient cleanup)
    {
        _cleanup = cleanup;
        _records = new RecordWriter(new ChannelRecords(cleanup.Records));
    }

    /// <summary>The new message's queue id.</summary>
    public string QueueId => _cleanup.QueueId;

    /// <summary>Starts a message.</summary>
    /// <param name="services">Where cleanup(8) is.</param>
    /// <param name="settings">Host and mail system names, inspection of internal mail.</param>
    /// <param name="clock">For the dates.</param>
    /// <param name="envelope">Sender, recipient and kind.</param>
    /// <exception cref="IOException">cleanup(8) cannot be reached.</exception>
    /// <exception cref="TimeoutException">cleanup(8) does not answer.</exception>
    public static InternalMessage Open(MailServices services, Settings settings, TimeProvider clock, InternalEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(envelope);
        CleanupFlags flags = InternalMailFlags.Of(settings, envelope.Source);
        if (envelope.IsSmtputf8Requested)
            flags |= CleanupFlags.Smtputf8;
        InternalMessage message = new(services.OpenCleanup(flags));
        message.WriteHead(settings, clock, envelope);
        return message;
    }

    /// <summary>Adds a complete line.</summary>
    public void Line(string text) => _records.Write(RecordType.Line, text);

    /// <summary>Adds a piece of another message as it stands in its queue file.</summary>
    public void Content(RecordType type, ReadOnlySpan<byte> data) => _records.Write(type, data);

    /// <summary>Ends the message and waits until it is on stable storage.</summary>
    /// <exception cref="IOException">cleanup(8) went away: the message was not accepted.</exception>
    public CleanupResult Send()
    {
        _records.Write(RecordType.Extracted);
        _records.Write(RecordType.End);
        _records.Flush();
        return _cleanup.Finish();
    }

    /// <summary>
    /// Sends what was written so far without an end, so that cleanup(8) sees and logs a message that was given up.
    /// </summary>
    /// <exception cref="IOException">cleanup(8) went away.</exception>
    public void Abandon()
    {
        _records.Flush();
        _cleanup.Records.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _records.Dispose();
        _cleanup.Dispose();
    }

    private void WriteHead(Settings settings, TimeProvider clock, InternalEnvelope envelope)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _records.WriteTime(RecordType.ArrivalTime, now);
        _records.WriteAttribute(QueueAttributeNames.LogMessageOrigin, "local");
        _records.WriteAttribute(QueueAttributeNames.TraceFlags, (int)envelope.TraceFlags);
        _records.Write(RecordType.Sender, envelope.Sender);
        _records.Write(RecordType.Recipient, envelope.Recipient);
        _records.Write(RecordType.Message);
        string date = MailDate.Format(now, clock);
        foreach (string line in ReceivedHeader.Internal(
            settings[MailParameters.MyHostname], settings[MailParameters.MailName], QueueId, date))
            Line(line);
        Line($"Date: {date}");
    }
}
