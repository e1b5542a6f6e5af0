using System.Buffers;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// Tells headers from body in a message that is fed line by line, also in body parts and attached messages (RFC 2045, RFC 2046).
/// It recognizes only, keeps one header at a time, and passes every byte on except header text beyond the size limit; with
/// <see cref="MimeOptions.Downgrade"/> it turns 8-bit content into quoted-printable.
/// </summary>
/// <typeparam name="TSink">Receives headers and body.</typeparam>
public sealed class MimeParser<TSink> where TSink : IMimeSink
{
    private const RecordType NoRecord = 0;

    private readonly TSink _sink;
    private readonly MimeOptions _options;
    private readonly MimeLimits _limits;
    private readonly MimeBoundaries _boundaries;
    private readonly QuotedPrintableEncoder _encoder = new();
    private readonly ArrayBufferWriter<byte> _header = new();
    private MimeSection _section = MimeSection.Primary;
    private MimeEntity _entity = MimeEntity.Text;
    private RecordType _previous = NoRecord;
    private long _bodyOffset;

    /// <summary>A parser for one message.</summary>
    public MimeParser(TSink sink, MimeOptions options, MimeLimits limits)
    {
        _sink = sink;
        _options = options;
        _limits = limits;
        _boundaries = new(limits.BoundaryBytes);
    }

    /// <summary>Violations found so far, of those that were asked for.</summary>
    public MimeErrors Errors { get; private set; }

    private bool MustEncode => Has(MimeOptions.Downgrade) && _entity.Domain != MimeEncoding.SevenBit;

    /// <summary>Takes the next line, or the next piece of one.</summary>
    /// <param name="type"><see cref="RecordType.Line"/>, or <see cref="RecordType.ContinuedLine"/> when more of the line follows.</param>
    /// <param name="text">The text, without newline.</param>
    public void Feed(RecordType type, ReadOnlySpan<byte> text)
    {
        if (_section == MimeSection.Body || !FeedHeader(text))
            FeedBody(type, text);
        _previous = type;
    }

    /// <summary>Says that the message is over.</summary>
    public void Finish()
    {
        if (_previous == RecordType.ContinuedLine)
            Feed(RecordType.Line, default);
        if (_section != MimeSection.Body)
        {
            EndHeader();
            EndHeaderBlock();
            Enter(MimeSection.Body, _entity);
        }
        _sink.EndOfBody();
    }

    /// <summary>Takes a line within a block of headers; false when the block is over and the line belongs to what follows.</summary>
    private bool FeedHeader(ReadOnlySpan<byte> text)
    {
        if (_header.WrittenCount > 0)
        {
            bool samePiece = _previous == RecordType.ContinuedLine;
            if (samePiece || (!text.IsEmpty && text[0] is (byte)' ' or (byte)'\t'))
            {
                AppendToHeader(samePiece ? default : "\n"u8, text);
                return true;
            }
            EndHeader();
        }
        int nameLength = HeaderName.NameLength(text);
        if (nameLength > 0)
        {
            _header.Write(text[..nameLength]);
            _header.Write(text[nameLength..].TrimStart(" \t"u8)); // blanks before the colon are obsolete syntax
            return true;
        }
        if (_section == MimeSection.Primary && !text.IsEmpty)
            Report(MimeOptions.ReportNonEmptyEnd, MimeErrors.NonEmptyEnd, text);
        EndHeaderBlock();
        LeaveHeaderBlock(text);
        return false;
    }

    private void AppendToHeader(ReadOnlySpan<byte> separator, ReadOnlySpan<byte> text)
    {
        if (_header.WrittenCount >= _limits.HeaderBytes)
        {
            Report(MimeOptions.ReportTruncatedHeader, MimeErrors.TruncatedHeader, _header.WrittenSpan);
            return;
        }
        _header.Write(separator);
        _header.Write(text);
    }

    private void EndHeader()
    {
        if (_header.WrittenCount == 0)
            return;
        ReadOnlySpan<byte> text = _header.WrittenSpan;
        HeaderName? name = HeaderName.Find(text);
        if (!Has(MimeOptions.DisableMime))
            Interpret(name, text);
        if (Has(MimeOptions.Report8BitInHeader) && text.ContainsAnyInRange((byte)0x80, (byte)0xff))
            Report(MimeOptions.Report8BitInHeader, MimeErrors.EightBitInHeader, text);
        // While encoding, the encoding is declared at the end of the headers, when the content type is known.
        if (name?.Kind != HeaderKind.ContentTransferEncoding || !MustEncode)
            _sink.Header(_section, name, text);
        _header.ResetWrittenCount();
        _previous = NoRecord;
    }

    private void Interpret(HeaderName? name, ReadOnlySpan<byte> text)
    {
        if (name is not { Kind: HeaderKind.ContentType or HeaderKind.ContentTransferEncoding })
            return;
        ReadOnlySpan<byte> value = text[(text.IndexOf((byte)':') + 1)..];
        if (name.Kind == HeaderKind.ContentTransferEncoding)
        {
            _entity = _entity.WithEncoding(value);
            return;
        }
        ContentTypeHeader contentType = ContentTypeHeader.Parse(value);
        _entity = _entity with { Type = contentType.Type ?? _entity.Type };
        foreach (string boundary in contentType.Boundaries)
        {
            if (_boundaries.Count > _limits.Nesting + 1)
                Report(MimeOptions.ReportNesting, MimeErrors.Nesting, text);
            else
                _boundaries.Push(boundary, contentType.PartDefault);
        }
    }

    private void EndHeaderBlock()
    {
        if (MustEncode)
            _sink.Header(_section, null, _entity.IsComposite ? "Content-Transfer-Encoding: 7bit"u8 : "Content-Transfer-Encoding: quoted-printable"u8);
        if (_section == MimeSection.Primary)
            _sink.EndOfHeaders();
        if (Has(MimeOptions.ReportEncodingDomain) && _entity.HasWrongEncoding)
            Report(MimeOptions.ReportEncodingDomain, MimeErrors.EncodingDomain, ByteText.ToBytes(_entity.EncodingName));
    }

    /// <summary>Finds out what follows a block of headers; <paramref name="text"/> is the line that ended it.</summary>
    private void LeaveHeaderBlock(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
        {
            // The empty line is missing. It is supplied for the message itself only: one more line in an attachment would break signatures.
            if (_section == MimeSection.Primary)
                EmitBody(RecordType.Line, default);
            Enter(MimeSection.Body, _entity);
            return;
        }
        _bodyOffset = 0;
        bool encodedMessage = _entity.Type == MimeType.MessageGlobal && MustEncode;
        if (_entity.Type is MimeType.MessageRfc822 or MimeType.MessageGlobal && !encodedMessage)
            Enter(MimeSection.Nested, MimeEntity.Text);
        else if (_entity.Type == MimeType.Multipart)
            Enter(MimeSection.Body, MimeEntity.Opaque);
        else
            Enter(MimeSection.Body, _entity);
    }

    private void FeedBody(RecordType type, ReadOnlySpan<byte> text)
    {
        if (Has(MimeOptions.Report8BitInBody) && _entity.Encoding == MimeEncoding.SevenBit && text.ContainsAnyInRange((byte)0x80, (byte)0xff))
            Report(MimeOptions.Report8BitInBody, MimeErrors.EightBitInBody, text);
        if (_previous != RecordType.ContinuedLine && _boundaries.Match(text) is { Kind: not BoundaryKind.None } boundary)
            Enter(boundary.Kind == BoundaryKind.Part ? MimeSection.Multipart : MimeSection.Body, boundary.Next);
        if (!MustEncode)
        {
            EmitBody(type, text);
            return;
        }
        while (_encoder.Encode(ref text) is { IsEmpty: false } line)
            EmitBody(RecordType.Line, line);
        if (type == RecordType.Line)
            EmitBody(RecordType.Line, _encoder.EndLine());
    }

    private void EmitBody(RecordType type, ReadOnlySpan<byte> text)
    {
        _sink.Body(type, text, _bodyOffset);
        _bodyOffset += text.Length + 1;
    }

    private void Enter(MimeSection section, MimeEntity entity)
    {
        _section = section;
        _entity = entity;
        if (section == MimeSection.Body)
            _bodyOffset = 0;
    }

    private bool Has(MimeOptions option) => (_options & option) != 0;

    private void Report(MimeOptions option, MimeErrors error, ReadOnlySpan<byte> text)
    {
        if (!Has(option) || (Errors & error) != 0)
            return;
        Errors |= error;
        _sink.Violation(error, text);
    }
}
