namespace Postfix.Smtpd.Content;

/// <summary>
/// Receives message content after DATA (RFC 5321, section 4.5.2): finds the line with the single dot, removes the dot from lines
/// that were stuffed. With bare newlines under control only CR LF . CR LF ends the message, otherwise two servers could disagree
/// about where one message ends and the next begins (SMTP smuggling).
/// </summary>
internal sealed class DataReceiver(LineSplitter lines, ContentWriter content, BareNewlinePolicy policy)
{
    private bool _isStart = true;
    private PieceEnd _previousEnd = PieceEnd.CrLf;

    /// <summary>Whether a line ended in LF alone.</summary>
    public bool SawBareNewline { get; private set; }

    /// <summary>
    /// Takes the next bytes. True when they hold the end of the message; <paramref name="input"/> then starts with what follows it,
    /// otherwise everything is consumed.
    /// </summary>
    public bool Receive(ref ReadOnlySpan<byte> input)
    {
        while (lines.TryRead(ref input, out ContentLine line))
        {
            if (line.End == PieceEnd.BareLf)
                NoteBareNewline();
            if (_isStart)
                _isStart = content.GuardStart(line.Text);
            if (Accept(line))
                return true;
            _previousEnd = line.End;
        }
        return false;
    }

    private bool Accept(ContentLine line)
    {
        ReadOnlySpan<byte> text = line.Text;
        bool isStuffed = _previousEnd != PieceEnd.None && text.StartsWith((byte)'.');
        if (isStuffed)
            text = text[1..];
        if (!isStuffed || !text.IsEmpty)
            content.Write(text, line.End);
        else if (policy == BareNewlinePolicy.Accept || (line.End == PieceEnd.CrLf && _previousEnd == PieceEnd.CrLf))
            return true;
        return false;
    }

    private void NoteBareNewline()
    {
        SawBareNewline = true;
        if (policy == BareNewlinePolicy.Reject)
            content.Report(ContentFault.BareNewline);
    }
}
