namespace Postfix.Mail;

/// <summary>
/// Finds the addresses in the text of a header such as To: (RFC 5322, section 3.4). Nothing is thrown away: what is not
/// understood stays as tokens, missing commas are supplied, comments within an address move behind it.
/// </summary>
public sealed class AddressParser
{
    // The grammar is unambiguous only from right to left: a '>' or ';' announces what kind of text stands before it. The result
    // and the words of the address at hand are therefore collected backwards.
    private readonly List<AddressToken> _tokens;
    private readonly List<AddressToken> _result = [];
    private readonly List<AddressToken> _words = [];
    private int _left;

    /// <summary>Splits text into tokens without looking for addresses, for text that is one address.</summary>
    /// <param name="text">External form.</param>
    /// <param name="tokenLimit">Most tokens that are taken; 0: all.</param>
    public static List<AddressToken> Tokenize(ReadOnlySpan<char> text, int tokenLimit = 0)
    {
        List<AddressToken> tokens = [];
        AddressTokenizer tokenizer = new(text);
        while (tokenizer.Next() is { } token)
        {
            tokens.Add(token);
            if (tokens.Count == tokenLimit)
                break;
        }
        return tokens;
    }

    /// <summary>Parses a list of addresses.</summary>
    /// <param name="text">Header text in external form.</param>
    /// <param name="tokenLimit">Most tokens that are taken; 0: all.</param>
    public static List<AddressToken> Parse(ReadOnlySpan<char> text, int tokenLimit = 0) =>
        new AddressParser(Tokenize(text, tokenLimit)).Parse();

    private AddressParser(List<AddressToken> tokens)
    {
        _tokens = tokens;
        _left = tokens.Count;
    }

    private List<AddressToken> Parse()
    {
        bool wordMayFollow = true;
        bool inGroup = false;
        while (TakeLeft() is { } token)
        {
            if (token.Kind == AddressTokenKind.Comment)
            {
                _result.Add(token);
                continue;
            }
            if (token.IsWord && !wordMayFollow)
                EndAddress(MissingComma.Insert);
            wordMayFollow = !token.IsWord;
            switch (token.Operator)
            {
                case ';':
                    EndAddress(MissingComma.Insert);
                    _result.Add(token);
                    inGroup = true;
                    break;
                case ':' when inGroup:
                    EndAddress(MissingComma.Ignore);
                    _result.Add(new AddressToken(AddressTokenKind.GroupStart, ":"));
                    TakePhrase(",");
                    break;
                case '>':
                    EndAddress(MissingComma.Insert);
                    _result.Add(token);
                    TakeRoute();
                    TakePhrase(">;,:");
                    if (!inGroup && _left > 0 && _tokens[_left - 1].Operator == ':')
                        _result.Add(_tokens[--_left]); // it separates, although there is no group
                    break;
                case ',':
                    EndAddress(MissingComma.Ignore);
                    _result.Add(token);
                    break;
                default:
                    _words.Add(token);
                    break;
            }
        }
        EndAddress(MissingComma.Ignore);
        _result.Reverse();
        return _result;
    }

    /// <summary>Takes what stands between &lt; and &gt;.</summary>
    private void TakeRoute()
    {
        while (TakeLeft() is { } token)
        {
            if (token.Operator == '<')
            {
                EndAddress(MissingComma.Ignore);
                _result.Add(token);
                return;
            }
            (token.Kind == AddressTokenKind.Comment ? _result : _words).Add(token);
        }
        EndAddress(MissingComma.Ignore);
    }

    /// <summary>Takes text that is no address, up to one of these operators, which stays.</summary>
    private void TakePhrase(string stops)
    {
        while (_left > 0 && !stops.Contains(_tokens[_left - 1].Operator))
            _result.Add(_tokens[--_left]);
    }

    private AddressToken? TakeLeft() => _left == 0 ? null : _tokens[--_left];

    private void EndAddress(MissingComma comma)
    {
        if (_words.Count == 0)
            return;
        _words.Reverse();
        _result.Add(new AddressToken([.. _words]));
        _words.Clear();
        if (comma == MissingComma.Insert)
            _result.Add(new AddressToken(','));
    }

    private enum MissingComma
    {
        Ignore,
        Insert,
    }
}
