namespace Postfix.Smtpd.Content;

/// <summary>
/// Cuts a byte stream into lines of bounded length, whatever pieces the network delivers it in. Lines that lie whole in the input
/// are slices of it; only a line that spans two inputs is copied.
/// </summary>
/// <param name="limit">Longest piece in bytes (<c>line_length_limit</c>); it includes the line end.</param>
/// <param name="stray">Treatment of extra CRs before LF.</param>
internal sealed class LineSplitter(int limit, StrayCarriageReturns stray)
{
    private byte[] _carry = []; // a small message comes in one piece, and needs none
    private int _carried;
    private bool _carryWasReturned;

    /// <summary>How many bytes of an unfinished line are held back.</summary>
    public int PendingBytes => _carryWasReturned ? 0 : _carried;

    /// <summary>
    /// The next line of <paramref name="input"/>, which is advanced past it. False when the input holds no complete line;
    /// it is then consumed and kept for the next call. The result is valid until that call.
    /// </summary>
    public bool TryRead(ref ReadOnlySpan<byte> input, out ContentLine line)
    {
        DropReturnedCarry();
        return _carried == 0 ? TryReadDirectly(ref input, out line) : TryReadAcross(ref input, out line);
    }

    /// <summary>At the end of the stream: the bytes after the last line end, as a line.</summary>
    public ContentLine ReadPartialLine()
    {
        DropReturnedCarry();
        _carryWasReturned = true;
        return new(_carry.AsSpan(0, _carried), PieceEnd.CrLf);
    }

    private void DropReturnedCarry()
    {
        if (!_carryWasReturned)
            return;
        _carried = 0;
        _carryWasReturned = false;
    }

    private bool TryReadDirectly(ref ReadOnlySpan<byte> input, out ContentLine line)
    {
        // One byte beyond the limit is looked at: a CR that is the last byte allowed may belong to a CR LF.
        ReadOnlySpan<byte> window = input[..Math.Min(input.Length, limit + 1)];
        int length = MeasurePiece(window);
        if (length < 0)
        {
            if (_carry.Length == 0)
                _carry = new byte[limit + 1];
            window.CopyTo(_carry);
            _carried = window.Length;
            input = input[window.Length..];
            line = default;
            return false;
        }
        line = Cut(window[..length]);
        input = input[length..];
        return true;
    }

    private bool TryReadAcross(ref ReadOnlySpan<byte> input, out ContentLine line)
    {
        int before = _carried;
        int added = Math.Min(input.Length, _carry.Length - before);
        input[..added].CopyTo(_carry.AsSpan(before));
        int length = MeasurePiece(_carry.AsSpan(0, before + added));
        if (length < 0)
        {
            _carried = before + added;
            input = input[added..];
            line = default;
            return false;
        }
        // The carried part never holds a complete piece, so the piece ends in the new input (or, a lone CR at the limit, right before it).
        input = input[(length - before)..];
        _carried = length;
        _carryWasReturned = true;
        line = Cut(_carry.AsSpan(0, length));
        return true;
    }

    // Length of the first piece, line end included; -1 when more input is needed to tell.
    private int MeasurePiece(ReadOnlySpan<byte> window)
    {
        int newline = window.IndexOf((byte)'\n');
        if (newline >= 0 && (newline < limit || window[newline - 1] == '\r'))
            return newline + 1;
        if (window.Length < limit)
            return -1;
        return window.Length == limit && window[limit - 1] == '\r' ? -1 : limit;
    }

    private ContentLine Cut(ReadOnlySpan<byte> piece)
    {
        if (piece[^1] != '\n')
            return new(piece, PieceEnd.None);
        ReadOnlySpan<byte> text = piece[..^1];
        if (text.IsEmpty || text[^1] != '\r')
            return new(text, PieceEnd.BareLf);
        return new(stray == StrayCarriageReturns.Strip ? text.TrimEnd((byte)'\r') : text[..^1], PieceEnd.CrLf);
    }
}
