using System.Text;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>Cuts the value of a structured header (RFC 5322, RFC 2045) into words, quoted strings and specials; comments are skipped.</summary>
internal ref struct HeaderTokenizer(ReadOnlySpan<byte> text, string specials)
{
    /// <summary>Specials of MIME headers (RFC 2045, section 5.1).</summary>
    public const string MimeSpecials = "()<>@,;:\\\"/[]?=";

    /// <summary>Specials of message headers (RFC 5322, section 3.2.3).</summary>
    public const string HeaderSpecials = "()<>@,;:\\\".[]";

    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The next token; null at the end.</summary>
    public HeaderToken? Next()
    {
        while (true)
        {
            _rest = _rest.TrimStart(" \t\r\n"u8);
            if (_rest.IsEmpty)
                return null;
            byte c = _rest[0];
            if (c == '(')
            {
                SkipComment();
                continue;
            }
            if (c == '"')
                return new(HeaderTokenKind.Quoted, TakeQuoted());
            int length = IsSpecial(c) ? 1 : WordLength();
            string value = ByteText.FromBytes(_rest[..length]);
            _rest = _rest[length..];
            return new(IsSpecial(c) ? HeaderTokenKind.Special : HeaderTokenKind.Word, value);
        }
    }

    private readonly bool IsSpecial(byte c) => c < ' ' || c == 0x7f || specials.Contains((char)c);

    private readonly int WordLength()
    {
        int length = 1;
        while (length < _rest.Length && _rest[length] != ' ' && !IsSpecial(_rest[length]))
            length++;
        return length;
    }

    private void SkipComment() => _rest = _rest[CommentSyntax.Length(_rest)..];

    private string TakeQuoted()
    {
        StringBuilder value = new();
        int i = 1;
        for (; i < _rest.Length && _rest[i] != '"'; i++)
        {
            if (_rest[i] == '\n')
            {
                TrimEnd(value); // Unfold: white space before the line break goes, that after it stays.
                continue;
            }
            if (_rest[i] == '\\' && ++i == _rest.Length)
                break;
            value.Append((char)_rest[i]);
        }
        _rest = _rest[Math.Min(i + 1, _rest.Length)..];
        return value.ToString();
    }

    private static void TrimEnd(StringBuilder value)
    {
        while (value.Length > 0 && value[^1] is ' ' or '\t' or '\r' or '\n')
            value.Length--;
    }
}
