namespace Postfix.Smtpd.Protocol;

/// <summary>One word of a command line, quotes and brackets included.</summary>
/// <param name="bytes">The bytes as sent.</param>
/// <param name="isComplete">False when a quote or bracket is not closed.</param>
internal readonly ref struct CommandToken(ReadOnlySpan<byte> bytes, bool isComplete)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public bool IsComplete { get; } = isComplete;

    public bool Is(ReadOnlySpan<byte> keyword) => System.Text.Ascii.EqualsIgnoreCase(Bytes, keyword);

    public override string ToString() => Postfix.Text.ByteText.FromBytes(Bytes);
}
