using System.Buffers;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>Takes the content: cleans lines and feeds them to the MIME parser, whose findings go to <see cref="ContentSink"/>.</summary>
internal sealed class ContentStage : IRecordStage
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    private readonly Message _message;
    private readonly QueueFileOutput _output;
    private readonly ContentChecks _checks;
    private readonly ContentRules _rules;
    private readonly ContentSink _sink;
    private readonly IRecordStage _extracted;
    private readonly CleanupLog _log;
    private readonly ArrayBufferWriter<byte> _cleaned = new();
    private MimeParser<ContentSink>? _parser;

    /// <param name="message">The message.</param>
    /// <param name="output">Its queue file.</param>
    /// <param name="checks">Character checks.</param>
    /// <param name="rules">Settings of content.</param>
    /// <param name="sink">Takes headers and body.</param>
    /// <param name="extracted">Takes what follows the content.</param>
    /// <param name="log">Hears about bad records.</param>
    public ContentStage(
        Message message, QueueFileOutput output, ContentChecks checks, ContentRules rules, ContentSink sink, IRecordStage extracted, CleanupLog log)
    {
        (_message, _output, _checks, _rules) = (message, output, checks, rules);
        (_sink, _extracted, _log) = (sink, extracted, log);
    }

    /// <summary>Where the content begins in the queue file.</summary>
    public long StartOffset { get; private set; }

    /// <summary>Length of the content in the queue file.</summary>
    public long Length { get; private set; }

    public IRecordStage Process(RecordType type, ReadOnlySpan<byte> data)
    {
        MimeParser<ContentSink> parser = _parser ??= Begin();
        switch (type)
        {
            case RecordType.Line or RecordType.ContinuedLine:
                Feed(parser, type, data);
                return this;
            case RecordType.Extracted:
                End(parser);
                return _extracted;
            default:
                _log.Rejected(_message, $"unexpected record type {(int)type} in message content");
                _message.Fail(CleanupStatus.Bad);
                return this;
        }
    }

    private MimeParser<ContentSink> Begin()
    {
        _output.Write(RecordType.Message, "");
        StartOffset = _output.Position;
        return new(_sink, _message.IsFiltered ? _rules.StrictOptions : _rules.Options, _rules.Limits);
    }

    private void Feed(MimeParser<ContentSink> parser, RecordType type, ReadOnlySpan<byte> text)
    {
        // The usual line is clean and goes through without a copy.
        if (_rules.ReplacesStrayLineEnds && text.ContainsAny(LineEnds))
            text = ReplaceLineEnds(text);
        if (!_checks.CheckCharacters(text))
            return;
        if (_rules.Stripped is { } stripped && _message.IsFiltered && text.ContainsAny(stripped))
            text = Strip(text, stripped);
        parser.Feed(type, text);
    }

    private void End(MimeParser<ContentSink> parser)
    {
        parser.Finish();
        MimeErrors errors = parser.Errors & ~_rules.Forgiven;
        if (errors != MimeErrors.None && _message.Reason is null)
            _message.Fail(CleanupStatus.Content, $"{MimeErrorText.Status} {MimeErrorText.Describe(errors)}");
        Length = _output.Position - StartOffset;
    }

    private ReadOnlySpan<byte> ReplaceLineEnds(ReadOnlySpan<byte> text)
    {
        Span<byte> copy = Copy(text);
        copy.Replace((byte)'\r', (byte)' ');
        copy.Replace((byte)'\n', (byte)' ');
        return copy;
    }

    private ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> text, SearchValues<byte> stripped)
    {
        Span<byte> copy = Copy(text);
        int length = 0;
        foreach (byte c in copy)
            if (!stripped.Contains(c))
                copy[length++] = c;
        return copy[..length];
    }

    // Text that is in the buffer already stays where it is.
    private Span<byte> Copy(ReadOnlySpan<byte> text)
    {
        Span<byte> copy = _cleaned.GetSpan(text.Length)[..text.Length];
        text.CopyTo(copy);
        return copy;
    }
}
