using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>
/// The way of one message from its client into its queue file: envelope, then content, then what follows it. Each stage hands over to the
/// next one; all write to the same output.
/// </summary>
internal sealed class MessagePipeline : IDisposable
{
    private readonly Message _message;
    private readonly RecipientOutput _recipients;
    private readonly ContentStage _content;
    private IRecordStage _stage;

    /// <param name="message">The message.</param>
    /// <param name="file">Its queue file.</param>
    /// <param name="rules">What main.cf says.</param>
    /// <param name="services">The other daemons.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    public MessagePipeline(Message message, IncomingFile file, CleanupRules rules, MailServices services, TimeProvider clock, CleanupLog log)
    {
        _message = message;
        Output = new(message, new QueueFileSink(file.Descriptor, message, rules.SizeLimit, log), rules.LineLimit);
        Output.WriteSize(default);
        HeaderOutput headers = new(message, Output, rules.Headers);
        ContentChecks checks = new(message, rules.Content, headers, Output, log);
        _recipients = new(message, Output, rules.Addresses.Aliases, new AliasReports(services, log), rules.Addresses.Recipients);
        EnvelopeAddresses addresses = new(message, rules.Addresses, Output, _recipients, log);
        HeaderAddresses headerAddresses = new(message, rules.Addresses, rules.Headers.TokenLimit, log);
        ContentSink sink = new(message, Output,
            new HeaderStage(message, checks, headerAddresses, headers, rules.Headers, log),
            new MissingHeaders(message, headers, rules.Headers, rules.From, clock, log), checks, rules.Content, log);
        ExtractedStage extracted = new(message, Output, addresses, rules.Addresses.AlwaysBcc, log);
        _content = new(message, Output, checks, rules.Content, sink, extracted, log);
        _stage = new EnvelopeStage(message, Output, addresses, _content, rules.Envelope, clock, log);
    }

    /// <summary>Writes to the queue file.</summary>
    public QueueFileOutput Output { get; }

    /// <summary>What the size record is to say.</summary>
    public SizeRecord Size => new(_content.Length, _content.StartOffset, _recipients.Count, _message.QueueFlags, _content.Length, _message.Smtputf8);

    /// <summary>Takes the next record.</summary>
    public void Process(RecordType type, ReadOnlySpan<byte> data) => _stage = _stage.Process(type, data);

    /// <inheritdoc/>
    public void Dispose() => Output.Dispose();
}
