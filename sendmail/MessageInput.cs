using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Sendmail;

/// <summary>
/// The message on standard input, as records: lines, or pieces of at most line_length_limit bytes of longer ones. Leading
/// mailbox separators are dropped, and carriage returns before line ends as sendmail_fix_line_endings says.
/// </summary>
internal sealed class MessageInput
{
    private const int BufferSize = 32 * 1024;

    private readonly FileDescriptor _input;
    private readonly int _lineLimit;
    private readonly bool _dotEndsInput;
    private readonly byte[] _buffer;
    private int _start;
    private int _end;
    private bool _isAtStart = true;
    private bool? _dropsCarriageReturn;

    public MessageInput(FileDescriptor input, Settings settings, bool dotEndsInput)
    {
        _input = input;
        _dotEndsInput = dotEndsInput;
        _lineLimit = settings[MimeParameters.LineLengthLimit];
        _buffer = new byte[Math.Max(BufferSize, _lineLimit * 2)];
        _dropsCarriageReturn = settings[CommandParameters.SendmailFixLineEndings] switch
        {
            "always" => true,
            "strict" => null, // the first line decides
            "never" => false,
            string other => throw new FatalException(
                $"invalid {CommandParameters.SendmailFixLineEndings} value: {other}"),
        };
    }

    /// <summary>Receives a record; the text is valid during the call.</summary>
    public delegate void RecordReceiver(RecordType type, ReadOnlySpan<byte> text);

    /// <summary>Reads to the end, or to a lone dot.</summary>
    public void Copy(RecordReceiver receive)
    {
        RecordType previous = RecordType.Line;
        while (TryRead(out RecordType type, out ReadOnlySpan<byte> text))
        {
            if (_isAtStart && type == RecordType.Line && IsMailboxSeparator(text))
            {
                continue;
            }

            _isAtStart = false;
            if (type == RecordType.Line)
            {
                text = FixLineEnd(text);
            }

            if (_dotEndsInput && previous == RecordType.Line && text is [(byte)'.'])
            {
                break;
            }

            receive(type, text);
            previous = type;
        }
    }

    private static bool IsMailboxSeparator(ReadOnlySpan<byte> line) => line.TrimStart((byte)'>').StartsWith("From "u8);

    private ReadOnlySpan<byte> FixLineEnd(ReadOnlySpan<byte> line)
    {
        _dropsCarriageReturn ??= line.EndsWith("\r"u8);
        return _dropsCarriageReturn.Value ? line.TrimEnd((byte)'\r') : line;
    }

    private bool TryRead(out RecordType type, out ReadOnlySpan<byte> text)
    {
        while (true)
        {
            ReadOnlySpan<byte> available = _buffer.AsSpan(_start, Math.Min(_end - _start, _lineLimit));
            int lineEnd = available.IndexOf((byte)'\n');
            if (lineEnd >= 0)
            {
                type = RecordType.Line;
                text = available[..lineEnd];
                _start += lineEnd + 1;
                return true;
            }

            if (available.Length == _lineLimit || !Fill())
            {
                type = RecordType.ContinuedLine;
                text = available;
                _start += available.Length;
                return available.Length > 0;
            }
        }
    }

    /// <summary>Reads more behind what is not yet used; false at the end of the input.</summary>
    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        int count = _input.Read(_buffer.AsSpan(_end));
        _end += count;
        return count > 0;
    }
}
