using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>What happens to each header: checks, loop detection, address rewriting, removal.</summary>
/// <param name="message">The message.</param>
/// <param name="checks">Header checks.</param>
/// <param name="addresses">Rewrites addresses.</param>
/// <param name="output">Where headers go.</param>
/// <param name="options">Settings of headers.</param>
/// <param name="log">Hears about Message-Ids and loops.</param>
internal sealed class HeaderStage(
    Message message, ContentChecks checks, HeaderAddresses addresses, HeaderOutput output, HeaderOptions options, CleanupLog log)
{
    private HeadersSeen _seen;

    /// <summary>Known headers of the message itself, also those that were removed.</summary>
    public HeadersSeen Seen => _seen;

    /// <summary>Received: headers of the message, also those that were removed.</summary>
    public int HopCount { get; private set; }

    /// <summary>Whether the message was sent again: missing headers are then Resent- headers.</summary>
    public bool IsResent { get; private set; }

    /// <summary>Takes a header.</summary>
    public void Process(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text)
    {
        // MIME headers of the message itself are checked, and kept, like those of a body part.
        if (name?.Has(HeaderTraits.Mime) == true)
            section = MimeSection.Multipart;
        if (name?.Kind == HeaderKind.Received)
            HopCount++;
        CheckResult check = checks.CheckHeader(section, text);
        if (check.IsDropped)
            return;
        if (check.Replacement is { } replacement)
        {
            text = ByteText.ToBytes(replacement);
            name = HeaderName.Find(text);
        }
        if (name?.Kind == HeaderKind.ContentTransferEncoding)
            NoteEncoding(text);
        if (section != MimeSection.Primary)
            output.Write(text);
        else if (name is null)
            WriteUnlessDropped(text);
        else
            ProcessKnown(name, text);
    }

    private void ProcessKnown(HeaderName name, ReadOnlySpan<byte> text)
    {
        _seen.Add(name.Kind);
        if (name.Kind is HeaderKind.MessageId or HeaderKind.ResentMessageId)
            log.MessageId(message, ByteText.LowerAscii(name.Name), ByteText.FromBytes(ValueOf(text)));
        if (name.Kind == HeaderKind.Received && HopCount >= options.HopLimit)
        {
            log.TooManyHops(message);
            message.Fail(CleanupStatus.Hops);
        }
        if (!message.AcceptsOutput)
            return;
        IsResent |= name.Has(HeaderTraits.Resent);
        bool hasAddresses = name.Has(HeaderTraits.Sender | HeaderTraits.Recipient);
        string? rewritten = hasAddresses && message.HeaderRule is { } rule ? addresses.Rewrite(name, text, rule) : null;
        if (rewritten is null)
            WriteUnlessDropped(text);
        else if (!options.Dropped.Contains(text))
            output.WriteFolded(rewritten);
    }

    private void WriteUnlessDropped(ReadOnlySpan<byte> text)
    {
        if (!options.Dropped.Contains(text))
            output.Write(text);
    }

    private void NoteEncoding(ReadOnlySpan<byte> text)
    {
        if (options.Detects8BitEncoding && ByteText.LowerAscii(ByteText.FromBytes(ValueOf(text))) is "8bit" or "binary")
            message.Attributes[QueueAttributeNames.Encoding] = "8bit";
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> header) =>
        header[(header.IndexOf((byte)':') + 1)..].TrimStart(" \t\r\n\v\f"u8);
}
