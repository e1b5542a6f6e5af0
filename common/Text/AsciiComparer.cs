namespace Postfix.Text;

/// <summary>Compares byte strings without regard to the case of ASCII letters; also finds dictionary entries by span.</summary>
public sealed class AsciiComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    /// <summary>The one instance.</summary>
    public static readonly AsciiComparer IgnoreCase = new();

    private AsciiComparer() { }

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => x is null || y is null ? x is null && y is null : ByteText.EqualsIgnoreCase(x, y);

    /// <summary>Orders byte strings as strcasecmp(3) does: by the lower-case forms of their letters.</summary>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int same = 0;
        while (same < x.Length && same < y.Length && ByteText.LowerAscii(x[same]) == ByteText.LowerAscii(y[same]))
            same++;
        return same == x.Length || same == y.Length
            ? x.Length.CompareTo(y.Length)
            : ByteText.LowerAscii(x[same]).CompareTo(ByteText.LowerAscii(y[same]));
    }

    /// <inheritdoc/>
    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<char> alternate, string other) => ByteText.EqualsIgnoreCase(alternate, other);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        // Bit 5 is the case bit; dropping it for every byte keeps equal strings equal and costs a few collisions only.
        HashCode hash = default;
        foreach (char c in alternate)
            hash.Add(c & ~0x20);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
