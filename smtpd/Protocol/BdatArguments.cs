using System.Buffers.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>The arguments of BDAT (RFC 3030): size of the chunk that follows, and whether it is the last one.</summary>
internal readonly record struct BdatArguments(long Size, bool IsLast)
{
    /// <summary>Reads them; null when they are malformed, after which nobody knows where the next command begins.</summary>
    public static BdatArguments? Parse(CommandCursor arguments)
    {
        if (!arguments.TryRead(out CommandToken size) || !TryParseSize(size.Bytes, out long bytes))
            return null;
        bool isLast = arguments.TryRead(out CommandToken last);
        if (isLast && (!last.Is("LAST"u8) || !arguments.IsAtEnd))
            return null;
        return new(bytes, isLast);
    }

    /// <summary>An unsigned decimal number and nothing else.</summary>
    public static bool TryParseSize(ReadOnlySpan<byte> text, out long size)
    {
        size = 0;
        return !text.IsEmpty
            && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(text, out size, out int used) && used == text.Length;
    }
}
