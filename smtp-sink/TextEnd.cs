namespace Postfix.SmtpSink;

/// <summary>How far the text of a message reaches in the input.</summary>
/// <param name="Text">Bytes that belong to it.</param>
/// <param name="Used">Bytes to be consumed; more than the text when its end is there.</param>
/// <param name="IsEnd">The end is there.</param>
internal readonly record struct TextEnd(int Text, int Used, bool IsEnd)
{
    private const int Overlap = 4; // of an end that arrives in two pieces

    /// <summary>Looks for CR LF, dot, CR LF.</summary>
    /// <param name="input">What has arrived.</param>
    /// <param name="isStart">Whether it is the beginning of the text, which counts as that of a line.</param>
    public static TextEnd Find(ReadOnlySpan<byte> input, bool isStart)
    {
        ReadOnlySpan<byte> dotLine = ".\r\n"u8;
        if (isStart && input.StartsWith(dotLine))
            return new TextEnd(0, dotLine.Length, true);
        int end = input.IndexOf("\r\n.\r\n"u8);
        if (end >= 0)
            return new TextEnd(end + 2, end + 2 + dotLine.Length, true);
        // A short beginning may still become a line with a dot.
        int safe = Math.Max(0, input.Length - Overlap);
        return new TextEnd(safe, safe, false);
    }
}
