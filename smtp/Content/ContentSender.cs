using Postfix.Delivery;
using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Content;

/// <summary>Sends the content of one message, from the queue file to the server.</summary>
/// <param name="message">The content in its queue file.</param>
/// <param name="queueId">For the log.</param>
/// <param name="heading">Header lines to put before the content.</param>
/// <param name="filter">Makes what stands between queue file and connection.</param>
/// <param name="rules">Limits.</param>
internal sealed class ContentSender(
    MessageContent message, string queueId, IReadOnlyList<byte[]> heading, Func<SmtpContentWriter, IContentFilter> filter, ContentRules rules)
{
    /// <summary>Bytes after which a deadline is moved on: a server that takes data at a decent rate gets the time that it needs.</summary>
    private const int DeadlineStep = 16 * 1024;

    /// <summary>Sends everything before the end of data; what happens to the connection meanwhile is a <see cref="ConversationException"/>.</summary>
    /// <returns>Why the content cannot be sent; null when it was.</returns>
    public Trouble? Send(SmtpSession session)
    {
        session.StartTimer(Stage.Content);
        SmtpContentWriter writer = new(session.Connection.Channel, rules.LineLimit);
        try
        {
            Trouble? trouble = Copy(session.Connection.Channel, filter(writer));
            if (trouble is not null)
                return trouble;
            writer.CompleteLine();
            if (writer.HasFolded)
                rules.Log.Info($"{queueId}: breaking line > {rules.LineLimit} bytes with <CR><LF>SPACE");
            if (session.Offers(ServerFeatures.PixDelayEndOfData))
                PauseForPix(session.Connection.Channel);
            return null;
        }
        catch (TimeoutException error)
        {
            throw new ConversationException(ConversationFault.TimedOut, Stage.Content, error);
        }
        catch (PosixException error) when (error.Operation == "write") // the queue file is only read
        {
            throw new ConversationException(ConversationFault.Lost, Stage.Content, error);
        }
    }

    private Trouble? Copy(Channel channel, IContentFilter output)
    {
        foreach (byte[] line in heading)
            output.Feed(RecordType.Line, line);
        try
        {
            using RecordReader reader = message.Open();
            int sinceDeadline = 0;
            while (reader.Read() && reader.Type is RecordType.Line or RecordType.ContinuedLine)
            {
                output.Feed(reader.Type, reader.Data);
                sinceDeadline += reader.Data.Length;
                if (rules.MinDataRate > 0 && sinceDeadline >= DeadlineStep)
                {
                    channel.ExtendDeadline(TimeSpan.FromSeconds((double)sinceDeadline / rules.MinDataRate), rules.TransferTimeout);
                    sinceDeadline = 0;
                }
            }
            return reader.Type == RecordType.Extracted ? output.Finish() : Unreadable($"bad record type: {(int)reader.Type} in message content");
        }
        catch (CorruptRecordException error)
        {
            return Unreadable(error.Message);
        }
    }

    private Trouble Unreadable(string why)
    {
        rules.Log.Warning($"{queueId}: {why}");
        message.MarkCorrupt();
        return Trouble.Message("5.3.0", "unreadable mail queue entry");
    }

    /// <summary>Some PIX firewalls do not recognise an end of data that arrives together with other data.</summary>
    private void PauseForPix(Channel channel)
    {
        channel.Flush();
        Thread.Sleep(rules.PixDelay);
    }
}
