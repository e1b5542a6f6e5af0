using System.Buffers;
using System.Text;

namespace Postfix.Mail;

/// <summary>
/// Cuts address text into tokens, tolerant of everything: unbalanced quotes, comments and brackets end with the text.
/// To the specials of RFC 5322 come <c>| % !</c>, which other address forms use.
/// </summary>
internal ref struct AddressTokenizer(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("|%!()<>@,;:\\\".[]");
    private static readonly SearchValues<char> AtomEnd = SearchValues.Create("|%!()<>@,;:\\\".[] \t\r\n");
    private static readonly SearchValues<char> QuoteEnd = SearchValues.Create("\"\\");
    private static readonly SearchValues<char> BracketEnd = SearchValues.Create("]\\");
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n");

    private ReadOnlySpan<char> _rest = text;

    /// <summary>The next token; null at the end.</summary>
    public AddressToken? Next()
    {
        _rest = _rest.TrimStart(" \t\r\n");
        if (_rest.IsEmpty)
            return null;
        char c = _rest[0];
        switch (c)
        {
            case '(':
                return new(AddressTokenKind.Comment, TakeComment());
            case '[':
                return new(AddressTokenKind.DomainLiteral, TakeDelimited(']'));
            case '"':
                return new(AddressTokenKind.QuotedString, TakeDelimited('"'));
            case '\\':
                return TakeAtom();
        }
        if (!Operators.Contains(c))
            return TakeAtom();
        _rest = _rest[1..];
        return new(c);
    }

    private AddressToken TakeAtom()
    {
        int length = _rest.IndexOfAny(AtomEnd);
        string text;
        if (length < 0 || _rest[length] != '\\')
        {
            text = (length < 0 ? _rest : _rest[..length]).ToString();
            _rest = length < 0 ? default : _rest[length..];
        }
        else
            text = TakeEscaped(AtomEnd);
        return new(NeedsQuotes(text) ? AddressTokenKind.QuotedString : AddressTokenKind.Atom, text);
    }

    private string TakeDelimited(char delimiter)
    {
        _rest = _rest[1..];
        string text = TakeEscaped(delimiter == '"' ? QuoteEnd : BracketEnd);
        if (!_rest.IsEmpty)
            _rest = _rest[1..];
        return text;
    }

    /// <summary>Takes text up to an unescaped terminator, which stays; backslashes go, white space becomes a blank.</summary>
    private string TakeEscaped(SearchValues<char> terminators)
    {
        StringBuilder result = new();
        int i = 0;
        for (; i < _rest.Length; i++)
        {
            if (_rest[i] == '\\')
            {
                if (++i == _rest.Length)
                    break;
            }
            else if (terminators.Contains(_rest[i]))
                break;
            result.Append(Space.Contains(_rest[i]) ? ' ' : _rest[i]);
        }
        _rest = _rest[i..];
        return result.ToString();
    }

    private string TakeComment()
    {
        int length = CommentSyntax.Length(_rest);
        string comment = _rest[..length].ToString();
        _rest = _rest[length..];
        return comment;
    }

    private static bool NeedsQuotes(string text)
    {
        foreach (char c in text)
            if (c <= ' ' || c == 0x7f || Operators.Contains(c))
                return true;
        return false;
    }
}
