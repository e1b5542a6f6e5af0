using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Takes the headers and the body that the MIME parser found, and writes them to the queue file.</summary>
/// <param name="message">The message.</param>
/// <param name="output">Its queue file.</param>
/// <param name="headers">Takes headers.</param>
/// <param name="missing">Adds headers.</param>
/// <param name="checks">Body checks.</param>
/// <param name="rules">Settings of content.</param>
/// <param name="log">Hears about violations of MIME.</param>
internal sealed class ContentSink(
    Message message, QueueFileOutput output, HeaderStage headers, MissingHeaders missing, ContentChecks checks, ContentRules rules,
    CleanupLog log) : IMimeSink
{
    private bool _lacksEmptyLine;

    public void Header(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text) => headers.Process(section, name, text);

    public void EndOfHeaders()
    {
        if (!message.AcceptsOutput)
            return;
        if (headers.HopCount > 0)
        {
            missing.Write(headers);
            if (_lacksEmptyLine && rules.NonEmptyEnd == NonEmptyEndAction.AddHeader)
                output.WriteLine(RecordType.Line, "MIME-Error: message header was not terminated by empty line"u8);
            return;
        }
        // All our clients put one in front; what comes without is no mail.
        log.Rejected(message, "no Received: header");
        message.Fail(CleanupStatus.Bad);
    }

    public void Body(RecordType type, ReadOnlySpan<byte> text, long offset)
    {
        if (!message.AcceptsOutput)
            return;
        CheckResult check = checks.CheckBody(text, offset);
        if (check.Replacement is { } replacement)
            output.WriteLine(type, ByteText.ToBytes(replacement));
        else if (!check.IsDropped)
            output.WriteLine(type, text);
    }

    public void EndOfBody()
    {
    }

    public void Violation(MimeErrors error, ReadOnlySpan<byte> text)
    {
        _lacksEmptyLine |= error == MimeErrors.NonEmptyEnd;
        if ((error & rules.Forgiven) == 0)
            log.MimeViolation(message, MimeErrorText.Describe(error), ByteText.FromBytes(text));
    }
}
