using System.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Text that every match of a regular expression contains: of one of its alternatives all pieces. What is not understood without
/// doubt requires nothing.
/// </summary>
/// <param name="Alternatives">For each alternative at the top the pieces long enough for <see cref="LiteralIndex"/>; at least one.</param>
internal sealed record RequiredText(IReadOnlyList<IReadOnlyList<string>> Alternatives)
{
    /// <summary>Finds out what an expression requires; null when nothing.</summary>
    /// <param name="expression">An extended regular expression (POSIX), or one of Perl's without option "x".</param>
    /// <param name="escapesInBrackets">Whether a backslash means something within [ and ].</param>
    public static RequiredText? Of(string expression, bool escapesInBrackets) => new Scanner(expression, escapesInBrackets).Scan();

    private sealed class Scanner(string text, bool escapesInBrackets)
    {
        /// <summary>Letters that stand for a class of characters or a position after a backslash, and take nothing after them.</summary>
        private const string SimpleEscapes = "dDwWsSbBhHvVAzZntrfae";

        /// <summary>Extensions that a group may begin with after "(?"; others change the meaning of what follows them.</summary>
        private const string KnownGroups = ":=!<>";

        private readonly List<List<string>> _alternatives = [[]];
        private readonly StringBuilder _piece = new();
        private int _at;

        public RequiredText? Scan()
        {
            while (_at < text.Length)
            {
                if (!ScanOne())
                    return null;
            }
            EndPiece();
            return _alternatives.TrueForAll(pieces => pieces.Count > 0) ? new([.. _alternatives]) : null;
        }

        // False for what is not understood.
        private bool ScanOne()
        {
            switch (text[_at])
            {
                case '|':
                    EndPiece();
                    _alternatives.Add([]);
                    _at++;
                    return true;
                case '.' or '^' or '$':
                    _at++;
                    return EndAtom(null);
                case '[':
                    return SkipBrackets() && EndAtom(null);
                case '(':
                    return SkipGroup() && EndAtom(null);
                case ')' or '*' or '+' or '?' or '{':
                    return false;
                case '\\':
                    return ScanEscape(out char? meant) && EndAtom(meant);
                default:
                    return EndAtom(text[_at++]);
            }
        }

        // After one character or something else (null): what follows may repeat it or make it optional.
        private bool EndAtom(char? literal)
        {
            char quantifier = _at < text.Length ? text[_at] : '\0';
            bool isRepeated = quantifier is '*' or '+' or '?' or '{';
            bool isOnceOrMore = quantifier == '+' && (_at + 1 == text.Length || text[_at + 1] is not ('*' or '+' or '?' or '{'));
            if (literal is < '\x80' && (!isRepeated || isOnceOrMore))
                _piece.Append(literal);
            else
                EndPiece();
            if (!isRepeated)
                return true;
            EndPiece();
            if (quantifier == '{' && !SkipBounds())
                return false;
            _at++;
            while (_at < text.Length && text[_at] is '?' or '+')
                _at++;
            return true;
        }

        // "{2}", "{2,}", "{2,3}", up to the closing brace; anything else in braces is text to Perl.
        private bool SkipBounds()
        {
            ReadOnlySpan<char> bounds = text.AsSpan(_at + 1);
            int end = bounds.IndexOfAnyExcept("0123456789,");
            _at += 1 + end;
            return end > 0 && bounds[0] != ',' && bounds[end] == '}';
        }

        private bool ScanEscape(out char? meant)
        {
            meant = null;
            if (_at + 1 == text.Length)
                return false;
            char escaped = text[_at + 1];
            _at += 2;
            if (char.IsAsciiLetterOrDigit(escaped))
                return SimpleEscapes.Contains(escaped);
            if (escaped is not ('<' or '>' or '`' or '\''))
                meant = escaped;
            return true;
        }

        private bool SkipGroup()
        {
            int depth = 0;
            while (_at < text.Length)
            {
                switch (text[_at])
                {
                    case '(':
                        bool isPlain = _at + 1 == text.Length || text[_at + 1] is not ('?' or '*');
                        if (!isPlain && (_at + 2 == text.Length || !KnownGroups.Contains(text[_at + 2])))
                            return false;
                        depth++;
                        _at += isPlain ? 1 : 3;
                        break;
                    case ')':
                        _at++;
                        if (--depth == 0)
                            return true;
                        break;
                    case '[':
                        if (!SkipBrackets())
                            return false;
                        break;
                    case '\\':
                        if (!ScanEscape(out _))
                            return false;
                        break;
                    default:
                        _at++;
                        break;
                }
            }
            return false;
        }

        // "[^]a]", "[[:alpha:]_]": a bracket at the start is a member.
        private bool SkipBrackets()
        {
            _at++;
            if (_at < text.Length && text[_at] == '^')
                _at++;
            if (_at < text.Length && text[_at] == ']')
                _at++;
            while (_at < text.Length && text[_at] != ']')
            {
                if (text[_at] == '\\' && escapesInBrackets)
                {
                    if (!ScanEscape(out _))
                        return false;
                }
                else if (text[_at] == '[' && _at + 1 < text.Length && text[_at + 1] is ':' or '.' or '=')
                {
                    int end = text.IndexOf($"{text[_at + 1]}]", _at + 2, StringComparison.Ordinal);
                    if (end < 0 || text.AsSpan(_at, end - _at).Contains(']'))
                        return false;
                    _at = end + 2;
                }
                else
                {
                    _at++;
                }
            }
            return _at++ < text.Length;
        }

        private void EndPiece()
        {
            if (_piece.Length >= LiteralIndex.PieceLength)
                _alternatives[^1].Add(_piece.ToString());
            _piece.Clear();
        }
    }
}
