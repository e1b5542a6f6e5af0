using System.Globalization;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.BounceServer;

/// <summary>One message with everything that notifications about it need.</summary>
internal sealed class NotificationCase : IDisposable
{
    private readonly BounceContext _context;
    private readonly NotificationFacts _facts;

    /// <param name="context">What all requests share.</param>
    /// <param name="message">The message as the client describes it.</param>
    /// <param name="queue">The queue that it is in.</param>
    /// <param name="id">Its queue id.</param>
    public NotificationCase(BounceContext context, NotifiedMessage message, QueueName queue, QueueId id)
    {
        _context = context;
        Message = message;
        Original = OriginalMessage.Open(
            context.Queues, queue, id, context.Settings[BounceParameters.EnableThreadedBounces], context.Log);
        _facts = NewFacts();
    }

    /// <summary>The message as the client describes it.</summary>
    public NotifiedMessage Message { get; }

    /// <summary>The message in the queue; null when it is gone.</summary>
    public OriginalMessage? Original { get; }

    /// <summary>Sends notifications that report on these recipients; null when nobody knows them any more.</summary>
    public Postman Report(IEnumerable<RecipientLogEntry>? recipients) => new(_context, _facts, Original, recipients);

    public void Dispose() => Original?.Dispose();

    private NotificationFacts NewFacts()
    {
        BounceOptions options = _context.Options;
        return new NotificationFacts
        {
            QueueId = Message.QueueId,
            HostName = options.HostName,
            MailName = options.MailName,
            Boundary = string.Create(CultureInfo.InvariantCulture,
                $"{Message.QueueId}.{_context.Clock.GetUtcNow().ToUnixTimeSeconds()}/{options.HostName}"),
            MimeEncoding = MimeEncoding(),
            Smtputf8 = (Smtputf8Flags)Message.Smtputf8,
            EnvelopeId = Message.EnvelopeId,
            Sender = Sender(),
            ArrivalDate = Date(Original?.ArrivalTime),
            RetryUntil = Date(Original?.ArrivalTime + _context.Settings[QueueManagerParameters.MaximalQueueLifetime]),
            ReferenceId = Original?.MessageId ?? "",
        };
    }

    private string Sender() => Original?.Sender switch
    {
        null => "",
        "" => _context.Options.MailerDaemon,
        string sender => EmailAddress.Quote(sender),
    };

    // With SMTPUTF8 enabled, addresses and host names in the text may be UTF-8 even when the message is not.
    private string? MimeEncoding()
    {
        if (_context.Settings[MailParameters.SmtpUtf8Enable])
            return "8bit";
        if (Message.Encoding is "7bit" or "8bit")
            return Message.Encoding;
        if (Message.Encoding.Length > 0)
            _context.Log.Warning($"{Message.QueueId}: unknown encoding: {ByteText.Printable(Message.Encoding)}");
        return null;
    }

    private string Date(DateTimeOffset? time) => time is DateTimeOffset known ? MailDate.Format(known, _context.Clock) : "";
}
