using System.Buffers;
using System.Text;
using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>
/// Reads the words of an SMTP command (RFC 5321, section 4.1), being liberal as Postfix is: white space between <c>FROM:</c> or
/// <c>TO:</c> and the address may be present or absent, quoted strings and brackets may hold white space. Words are slices of the
/// line, nothing is copied. A copy of the cursor reads the same words again.
/// </summary>
internal ref struct CommandCursor
{
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\n\v\f\r"u8);

    // Where something other than "one more byte of the word" happens.
    private static readonly SearchValues<byte> WordSpecials = SearchValues.Create(" \t\n\v\f\r<\":\\"u8);
    private static readonly SearchValues<byte> BracketSpecials = SearchValues.Create("<>\"\\"u8);
    private static readonly SearchValues<byte> QuoteSpecials = SearchValues.Create("\"\\"u8);

    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts at the beginning of a command line without its line end; a NUL ends the line.</summary>
    public CommandCursor(ReadOnlySpan<byte> line)
    {
        int nul = line.IndexOf((byte)0);
        _rest = nul < 0 ? line : line[..nul];
    }

    /// <summary>Whether only white space is left.</summary>
    public readonly bool IsAtEnd => !_rest.ContainsAnyExcept(WhiteSpace);

    /// <summary>The next word; false at the end of the line.</summary>
    public bool TryRead(out CommandToken token)
    {
        int start = _rest.IndexOfAnyExcept(WhiteSpace);
        if (start < 0)
        {
            token = default;
            _rest = default;
            return false;
        }
        _rest = _rest[start..];
        int length = MeasureWord(_rest, out bool isComplete);
        token = new(_rest[..length], isComplete);
        _rest = _rest[length..];
        return true;
    }

    /// <summary>All words that are left, joined by one blank each.</summary>
    public string ReadRest()
    {
        StringBuilder words = new();
        while (TryRead(out CommandToken token))
            words.Append(words.Length > 0 ? " " : "").Append(ByteText.FromBytes(token.Bytes));
        return words.ToString();
    }

    private static int MeasureWord(ReadOnlySpan<byte> text, out bool isComplete)
    {
        isComplete = true;
        int position = 0;
        while (true)
        {
            int step = text[position..].IndexOfAny(WordSpecials);
            if (step < 0)
                return text.Length;
            position += step;
            switch (text[position])
            {
                case (byte)'<' or (byte)'"':
                    position += MeasureQuoted(text[position..], ref isComplete);
                    break;
                case (byte)'\\':
                    position = Math.Min(position + 2, text.Length);
                    break;
                case (byte)':':
                    position++;
                    if (EndsPathKeyword(text[..position]))
                        return position;
                    break;
                default:
                    return position;
            }
        }
    }

    // MAIL FROM:<x>, MAIL FROM: <x> and MAIL FROM:x are the same command.
    private static bool EndsPathKeyword(ReadOnlySpan<byte> word) =>
        Ascii.EqualsIgnoreCase(word, "from:"u8) || Ascii.EqualsIgnoreCase(word, "to:"u8);

    // From the opening quote or bracket to its partner. Brackets nest, a quote inside brackets hides brackets.
    private static int MeasureQuoted(ReadOnlySpan<byte> text, ref bool isComplete)
    {
        bool isQuoted = text[0] == '"';
        int brackets = isQuoted ? 0 : 1;
        int position = 1;
        while (isQuoted || brackets > 0)
        {
            int step = text[position..].IndexOfAny(isQuoted ? QuoteSpecials : BracketSpecials);
            if (step < 0)
            {
                isComplete = false;
                return text.Length;
            }
            position += step + 1;
            switch (text[position - 1])
            {
                case (byte)'\\':
                    position = Math.Min(position + 1, text.Length);
                    break;
                case (byte)'"':
                    isQuoted = !isQuoted;
                    break;
                case (byte)'<':
                    brackets++;
                    break;
                default:
                    brackets--;
                    break;
            }
        }
        return position;
    }
}
