using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Sendmail;

/// <summary>Writes a message as the records of a submission (contract: queue-files.md, section 5.3).</summary>
/// <param name="options">The command line.</param>
/// <param name="settings">The configuration.</param>
/// <param name="sender">Envelope sender in internal form.</param>
internal sealed class SubmittedMessage(SendmailOptions options, Settings settings, string sender)
{
    private const long Unknown = -1;

    private int _recipientCount;

    /// <summary>What servers on the way must support.</summary>
    public Smtputf8Flags Requests { get; init; }

    /// <summary>Which report the sender gets, besides or instead of a delivery.</summary>
    public DeliverRequestFlags Trace =>
        options.VerifiesOnly ? DeliverRequestFlags.VerifyForUser
        : options.Verbosity == 1 ? DeliverRequestFlags.Record
        : DeliverRequestFlags.None;

    /// <summary>Writes everything up to the end record.</summary>
    /// <param name="records">Takes the records.</param>
    /// <param name="fullName">The sender's name, if there is one.</param>
    /// <param name="input">Where headers and text come from.</param>
    /// <exception cref="SubmissionException">The message cannot be submitted.</exception>
    public void Write(RecordWriter records, string? fullName, FileDescriptor input)
    {
        WriteEnvelope(records, fullName);
        records.Write(RecordType.Message);
        IReadOnlyList<string> found = [];
        if (options.VerifiesOnly)
        {
            WriteProbe(records);
        }
        else
        {
            found = CopyContent(records, input);
        }

        records.Write(RecordType.Extracted);
        foreach (string recipient in found)
        {
            WriteRecipient(records, recipient);
        }

        if (_recipientCount == 0)
        {
            throw new SubmissionException(options.ReadsRecipients
                ? "No recipient addresses found in message header"
                : "Recipient addresses must be specified on the command line or via the -t option");
        }

        records.Write(RecordType.End);
    }

    private void WriteEnvelope(RecordWriter records, string? fullName)
    {
        if (Requests != Smtputf8Flags.None)
        {
            WriteRequests(records);
        }

        WriteOptional(records, QueueAttributeNames.EnvelopeId, options.EnvelopeId);
        if (options.Return != ReturnFlags.None)
        {
            records.WriteAttribute(QueueAttributeNames.ReturnFlags, (int)options.Return);
        }

        records.WriteAttribute(QueueAttributeNames.RewriteContext, options.RewriteContext);
        if (fullName is not null)
        {
            records.Write(RecordType.FullName, fullName);
        }

        records.Write(RecordType.Sender, sender);
        WriteOptional(records, QueueAttributeNames.Encoding, options.Encoding);
        if (Trace != DeliverRequestFlags.None)
        {
            records.WriteAttribute(QueueAttributeNames.TraceFlags, (int)Trace);
        }

        if (options.VerpDelimiters is { } delimiters)
        {
            records.Write(RecordType.Verp, Verp(delimiters));
        }

        foreach (string operand in options.Operands)
        {
            WriteRecipients(records, operand);
        }
    }

    /// <summary>What a server must support stands in a size record without sizes (sendmail(1), 3.11); older cleanup(8) servers read it too.</summary>
    private void WriteRequests(RecordWriter records)
    {
        Span<byte> size = stackalloc byte[SizeRecord.Length];
        new SizeRecord(Unknown, Unknown, Unknown, (QueueFlags)Unknown, Unknown, Requests).Format(size);
        records.Write(RecordType.Size, size);
    }

    /// <summary>One argument may hold a whole list; one that holds no address stands for the null address.</summary>
    private void WriteRecipients(RecordWriter records, string operand)
    {
        List<string> addresses = AddressList.Parse(operand);
        addresses.ForEach(address => WriteRecipient(records, address));
        if (addresses.Count == 0)
        {
            records.Write(RecordType.Recipient);
            _recipientCount++;
        }
    }

    private static void WriteOptional(RecordWriter records, string name, string? value)
    {
        if (value is not null)
        {
            records.WriteAttribute(name, value);
        }
    }

    private void WriteRecipient(RecordWriter records, string address)
    {
        if (options.Notify != NotifyFlags.None)
        {
            records.WriteAttribute(QueueAttributeNames.NotifyFlags, (int)options.Notify);
        }

        records.Write(RecordType.Recipient, address);
        _recipientCount++;
    }

    private string Verp(string delimiters)
    {
        string allowed = settings[MailParameters.VerpDelimiterFilter];
        if (delimiters.Length == 0)
        {
            delimiters = settings[MailParameters.DefaultVerpDelimiters];
        }
        else if (delimiters.Length != 2 || delimiters.AsSpan().ContainsAnyExcept(allowed))
        {
            throw new FatalException($"-V requires two characters from {allowed}");
        }

        return sender.Length > 0 ? delimiters : throw new SubmissionException("-V option requires non-null sender address");
    }

    /// <summary>The message that stands for no message: its recipients are verified, nothing is delivered.</summary>
    private void WriteProbe(RecordWriter records)
    {
        if (sender.Length > 0)
        {
            records.Write(RecordType.Line, $"From: {sender}");
        }

        records.Write(RecordType.Line, "Subject: probe");
        if (options.Operands.Count > 0)
        {
            records.Write(RecordType.ContinuedLine, "To:");
        }

        for (int i = 0; i < options.Operands.Count; i++)
        {
            string separator = i + 1 < options.Operands.Count ? "," : "";
            records.Write(RecordType.Line, $"\t{options.Operands[i]}{separator}");
        }
    }

    private IReadOnlyList<string> CopyContent(RecordWriter records, FileDescriptor standardInput)
    {
        MessageInput input = new(standardInput, settings, options.DotEndsInput);
        if (!options.ReadsRecipients)
        {
            input.Copy((type, text) => records.Write(type, text));
            return [];
        }

        HeaderRecipients recipients = new(records, settings[MimeParameters.LineLengthLimit]);
        MimeLimits limits = new(settings[MimeParameters.HeaderSizeLimit], Nesting: 0, BoundaryBytes: 0);
        MimeParser<HeaderRecipients> parser = new(recipients, MimeOptions.DisableMime | MimeOptions.ReportTruncatedHeader, limits);
        input.Copy(parser.Feed);
        parser.Finish();
        return parser.Errors == MimeErrors.None
            ? recipients.Recipients
            : throw new SubmissionException($"unable to extract recipients: {MimeErrorText.Describe(parser.Errors)}");
    }
}
