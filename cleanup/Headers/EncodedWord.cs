using System.Buffers;
using System.Globalization;
using System.Text;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Encodes text that is not ASCII for headers, as encoded-words (RFC 2047).</summary>
internal static class EncodedWord
{
    /// <summary>What is encoded besides non-ASCII text in a phrase (RFC 2047, section 5.(3)).</summary>
    public const string PhraseSpecials = "=?_()<>@,;:\\\".[]#$%&'^`{|}~";

    /// <summary>What is encoded besides non-ASCII text in a comment (RFC 2047, section 5.(2)).</summary>
    public const string CommentSpecials = "=?_()\\";

    private const int LengthLimit = 75;
    private const int MaxNameShown = 100;
    private const string End = "?=";

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Except("()<>@,;:\\\"/[]?.=").ToArray());

    // Below this length text in the Q encoding is legible enough, whatever it consists of.
    private const int ShortLength = 20;

    /// <summary>Why a name of a character set cannot stand in an encoded-word (RFC 2047, section 2); null when it can.</summary>
    public static string? FindFault(string charset)
    {
        if (charset.Length > LengthLimit / 2)
            return $"unreasonable charset name: '{charset[..Math.Min(charset.Length, MaxNameShown)]}'";
        int bad = charset.AsSpan().IndexOfAnyExcept(TokenCharacters);
        return bad < 0 ? null : $"invalid character: 0x{(int)charset[bad]:x} in charset name: '{charset}'";
    }

    /// <summary>Encodes a byte string in this character set; words are separated by blanks.</summary>
    public static string Encode(string text, string charset, string specials)
    {
        int escapes = text.Count(c => c == ' ' || NeedsEscape(c, specials));
        return text.Length >= ShortLength && escapes >= text.Length / 2 ? EncodeBase64(text, charset) : EncodeQuoted(text, charset, specials);
    }

    private static string EncodeBase64(string text, string charset)
    {
        string start = $"=?{charset}?B?";
        int bytesPerWord = Math.Max(1, (LengthLimit - start.Length - End.Length) / 4) * 3;
        byte[] bytes = ByteText.ToBytes(text);
        List<string> words = [];
        for (int i = 0; i < bytes.Length; i += bytesPerWord)
            words.Add(start + Base64.Encode(bytes.AsSpan(i, Math.Min(bytesPerWord, bytes.Length - i))) + End);
        return string.Join(' ', words);
    }

    private static string EncodeQuoted(string text, string charset, string specials)
    {
        string start = $"=?{charset}?Q?";
        int room = LengthLimit - start.Length - End.Length;
        StringBuilder result = new(start);
        int used = 0;
        foreach (char c in text)
        {
            string code = c == ' ' ? "_" : NeedsEscape(c, specials) ? string.Create(CultureInfo.InvariantCulture, $"={(int)c:X2}") : c.ToString();
            if (used + code.Length > room)
            {
                result.Append(End).Append(' ').Append(start);
                used = 0;
            }
            result.Append(code);
            used += code.Length;
        }
        return result.Append(End).ToString();
    }

    private static bool NeedsEscape(char c, string specials) => c < ' ' || c >= 0x7f || specials.Contains(c);
}
