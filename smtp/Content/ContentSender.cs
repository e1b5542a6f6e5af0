using Postfix.Delivery;
using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.Tls;

namespace Postfix.SmtpClient.Content;

/// <summary>Sends the content of one message, from the queue file to the server.</summary>
/// <param name="message">The content in its queue file.</param>
/// <param name="queueId">For the log.</param>
/// <param name="heading">Header lines to put before the content.</param>
/// <param name="filter">Makes what stands between queue file and connection.</param>
/// <param name="rules">Limits.</param>
internal sealed class ContentSender(
    MessageContent message,
    string queueId,
    IReadOnlyList<byte[]> heading,
    Func<SmtpContentWriter, IContentFilter> filter,
    ContentRules rules)
{
    /// <summary>
    /// Bytes after which a deadline is moved on: a server that takes data at a decent rate gets the time that it needs.
    /// </summary>
    private const int DeadlineStep = 16 * 1024;

    private int _bytesSinceDeadline;

    /// <summary>
    /// Sends everything before the end of data; what happens to the connection meanwhile is a <see
    /// cref="ConversationException"/>.
    /// </summary>
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
            if (session.Offers(ServerFeatures.PixDelayEndOfData))
                PauseForPix(session.Connection.Channel);
        }
        catch (TimeoutException error)
        {
            throw new ConversationException(ConversationFault.TimedOut, Stage.Content, error);
        }
        catch (Exception error) when (error is TlsException or PosixException { Operation: "write" }) // the queue file is only read
        {
            throw new ConversationException(ConversationFault.Lost, Stage.Content, error);
        }
        if (writer.HasFolded)
            rules.Log.Info($"{queueId}: breaking line > {rules.LineLimit} bytes with <CR><LF>SPACE");
        return null;
    }

    private Trouble? Copy(Channel channel, IContentFilter output)
    {
        foreach (byte[] line in heading)
            output.Feed(RecordType.Line, line);
        bool isWhole = rules.MinDataRate == 0
            ? message.TryRead(output.Feed, rules.Log)
            : message.TryRead((type, text) =>
            {
                output.Feed(type, text);
                MoveDeadline(channel, text.Length);
            }, rules.Log);
        return isWhole ? output.Finish() : Trouble.Message("5.3.0", "unreadable mail queue entry");
    }

    private void MoveDeadline(Channel channel, int bytes)
    {
        _bytesSinceDeadline += bytes;
        if (_bytesSinceDeadline < DeadlineStep)
            return;
        channel.ExtendDeadline(TimeSpan.FromSeconds((double)_bytesSinceDeadline / rules.MinDataRate), rules.TransferTimeout);
        _bytesSinceDeadline = 0;
    }

    /// <summary>Some PIX firewalls do not recognise an end of data that arrives together with other data.</summary>
    private void PauseForPix(Channel channel)
    {
        channel.Flush();
        Thread.Sleep(rules.PixDelay);
    }
}
