namespace Postfix.Smtpd.Content;

/// <summary>A line, or a piece of an overlong line, without its line end.</summary>
internal readonly ref struct ContentLine(ReadOnlySpan<byte> text, PieceEnd end)
{
    public ReadOnlySpan<byte> Text { get; } = text;

    public PieceEnd End { get; } = end;
}
