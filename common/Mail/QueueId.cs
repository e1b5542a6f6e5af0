using System.Globalization;

namespace Postfix.Mail;

/// <summary>
/// Name of a message, also its file name. A short id is the microseconds of arrival in five hex digits and the inode number in hex;
/// a long id is seconds and microseconds in base 52, the letter z, and the inode number in base 51 (no vowels, no accidental words).
/// </summary>
public readonly record struct QueueId
{
    /// <summary>Longest name that is accepted.</summary>
    public const int LengthLimit = 255;

    private const string Alphabet = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    private const char InodeSeparator = 'z';
    private const int HexMicrosecondsWidth = 5;
    private const int LongSecondsWidth = 6;
    private const int LongMicrosecondsWidth = 4;
    private const int TimeBase = 52;
    private const int InodeBase = 51;

    private QueueId(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Whether this is a long id.</summary>
    public bool IsLong => SeparatorOf(Value) > 0;

    /// <summary>The id of a file that arrived at this time and has this inode number.</summary>
    public static QueueId Create(QueueIdStyle style, DateTimeOffset arrival, ulong inode)
    {
        long microseconds = (arrival.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
        ulong seconds = (ulong)(microseconds / 1_000_000);
        uint fraction = (uint)(microseconds % 1_000_000);
        return new(style == QueueIdStyle.Short
            ? string.Create(CultureInfo.InvariantCulture, $"{fraction:X5}{inode:X}")
            : Encode(seconds, TimeBase, LongSecondsWidth) + Encode(fraction, TimeBase, LongMicrosecondsWidth) + InodeSeparator + Encode(inode, InodeBase, 1));
    }

    /// <summary>The id of this name; null unless it is 1-255 letters, digits and <c>_</c>, which is also safe as a file name.</summary>
    public static QueueId? Parse(string name)
    {
        if (name.Length is 0 or > LengthLimit)
            return null;
        foreach (char c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return null;
        return new(name);
    }

    /// <summary>The characters that name the sub-directories of a hashed queue, one per level.</summary>
    public string HashKey(int depth)
    {
        int separator = SeparatorOf(Value);
        string key = Value;
        if (separator > 0 && Decode(Value.AsSpan(separator - LongMicrosecondsWidth, LongMicrosecondsWidth), TimeBase) is { } microseconds)
            key = microseconds.ToString("X5", CultureInfo.InvariantCulture);
        return key.Length >= depth ? key[..depth] : key.PadRight(depth, '_');
    }

    /// <summary>The inode number in the name; null when the name has none.</summary>
    public ulong? Inode
    {
        get
        {
            int separator = SeparatorOf(Value);
            if (separator > 0)
                return Decode(Value.AsSpan(separator + 1), InodeBase);
            return IsHex(Value) && ulong.TryParse(Value.AsSpan(HexMicrosecondsWidth), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong inode)
                ? inode : null;
        }
    }

    /// <summary>The same arrival time with another inode number, for a file that was restored to another file system; null when this is no such name.</summary>
    public QueueId? WithInode(QueueIdStyle style, ulong inode)
    {
        int separator = SeparatorOf(Value);
        if (style == QueueIdStyle.Long && separator > 0)
            return new(Value[..(separator + 1)] + Encode(inode, InodeBase, 1));
        if (separator > 0)
            return new(string.Create(CultureInfo.InvariantCulture, $"{HashKey(HexMicrosecondsWidth)}{inode:X}"));
        return IsHex(Value) ? new(string.Create(CultureInfo.InvariantCulture, $"{Value.AsSpan(0, HexMicrosecondsWidth)}{inode:X}")) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Index of the separator of a long id; -1 in a short one.</summary>
    private static int SeparatorOf(string name)
    {
        int separator = name.LastIndexOf(InodeSeparator);
        return separator >= LongSecondsWidth + LongMicrosecondsWidth ? separator : -1;
    }

    private static bool IsHex(string name)
    {
        foreach (char c in name)
            if (!char.IsAsciiDigit(c) && c is not (>= 'A' and <= 'F'))
                return false;
        return name.Length > HexMicrosecondsWidth;
    }

    private static string Encode(ulong value, uint radix, int width)
    {
        Span<char> digits = stackalloc char[16];
        int start = digits.Length;
        do
        {
            (value, ulong digit) = Math.DivRem(value, radix);
            digits[--start] = Alphabet[(int)digit];
        }
        while (value > 0);
        return digits[start..].ToString().PadLeft(width, Alphabet[0]);
    }

    private static ulong? Decode(ReadOnlySpan<char> text, uint radix)
    {
        ulong value = 0;
        foreach (char c in text)
        {
            int digit = Alphabet.IndexOf(c);
            if (digit < 0 || digit >= radix || value > (ulong.MaxValue - radix) / radix)
                return null;
            value = value * radix + (uint)digit;
        }
        return value;
    }
}
