namespace Postfix.Lookup;

/// <summary>A key as bytes, with a NUL behind it for those who want one.</summary>
public readonly ref struct KeyBytes
{
    /// <param name="withNul">The key and a NUL.</param>
    internal KeyBytes(ReadOnlySpan<byte> withNul) => WithNul = withNul;

    /// <summary>The key, with the NUL.</summary>
    public ReadOnlySpan<byte> WithNul { get; }

    /// <summary>The key, without the NUL.</summary>
    public ReadOnlySpan<byte> Bytes => WithNul[..^1];
}
