using Postfix.Ipc;

namespace Postfix.Smtp;

/// <summary>
/// Sends message content as the mail data of RFC 5321 (section 4.5.2): lines end with CR LF, a leading dot is doubled, and lines
/// that exceed the limit are folded with CR LF and a blank.
/// </summary>
/// <param name="channel">The connection.</param>
/// <param name="lineLimit">Most bytes of a line without CR LF; 0 for no limit.</param>
public sealed class SmtpContentWriter(Channel channel, int lineLimit)
{
    private readonly int _lineLimit = lineLimit > 0 ? lineLimit : int.MaxValue;
    private int _lineLength;
    private bool _isInsideLine;

    /// <summary>A line was longer than the limit and was folded.</summary>
    public bool HasFolded { get; private set; }

    /// <summary>Sends a line or the last piece of one.</summary>
    public void WriteLine(ReadOnlySpan<byte> text)
    {
        Write(text);
        EndLine();
    }

    /// <summary>Sends a piece of a line that goes on.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        while (text.Length > _lineLimit - _lineLength)
        {
            int room = _lineLimit - _lineLength;
            WritePiece(text[..room]);
            text = text[room..];
            Fold();
        }
        WritePiece(text);
    }

    /// <summary>Completes the last line if necessary; the end of data may follow.</summary>
    public void CompleteLine()
    {
        if (_isInsideLine)
            EndLine();
    }

    private void WritePiece(ReadOnlySpan<byte> text)
    {
        _isInsideLine = true;
        if (_lineLength == 0 && text is [(byte)'.', ..])
            channel.Write("."u8);
        channel.Write(text);
        _lineLength += text.Length;
    }

    private void EndLine()
    {
        channel.Write("\r\n"u8);
        _lineLength = 0;
        _isInsideLine = false;
    }

    private void Fold()
    {
        channel.Write("\r\n "u8);
        _lineLength = 1;
        HasFolded = true;
    }
}
