namespace Postfix.Tls;

/// <summary>One object of a PEM file (RFC 7468).</summary>
/// <param name="Label">What it is, such as CERTIFICATE.</param>
/// <param name="Text">The whole block with its first and last line.</param>
internal readonly record struct PemBlock(string Label, string Text)
{
    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";

    /// <summary>The object itself, in DER.</summary>
    /// <exception cref="FormatException">It is not coded in base64.</exception>
    public byte[] Decode() => Convert.FromBase64String(Text[(Begin.Length + Label.Length + Dashes.Length)..Text.LastIndexOf("-----END ", StringComparison.Ordinal)]);

    /// <summary>The blocks of a file; what stands between them is explanation.</summary>
    public static IEnumerable<PemBlock> Split(string text)
    {
        for (int position = 0; ;)
        {
            int start = text.IndexOf(Begin, position, StringComparison.Ordinal);
            int labelStart = start + Begin.Length;
            int labelEnd = start < 0 ? -1 : text.IndexOf(Dashes, labelStart, StringComparison.Ordinal);
            if (labelEnd < 0)
                yield break;
            string label = text[labelStart..labelEnd];
            string last = $"-----END {label}-----";
            int end = text.IndexOf(last, labelEnd, StringComparison.Ordinal);
            if (end < 0)
                yield break;
            position = end + last.Length;
            yield return new PemBlock(label, text[start..position] + "\n");
        }
    }
}
