using System.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// A query or result of a database table with pieces of addresses in it (sqlite_table(5), "query" and "result_format"): %s, %u and %d
/// stand for the text, its user and its domain; %S, %U, %D and %1 to %9 for those of the lookup key and the labels of its domain.
/// </summary>
internal sealed class ExpansionTemplate
{
    private readonly string _text;
    private readonly bool _isQuery;
    private readonly string _letters;

    /// <param name="text">The template.</param>
    /// <param name="isQuery">In a query, all pieces are those of the key.</param>
    /// <param name="owner">The table, for messages.</param>
    /// <exception cref="TableException">A percent sign stands before something else.</exception>
    public ExpansionTemplate(string text, bool isQuery, string owner)
    {
        _text = text;
        _isQuery = isQuery;
        StringBuilder letters = new();
        for (int i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 2))
        {
            char letter = i + 1 < text.Length ? text[i + 1] : '\0';
            if (letter is not ('%' or 's' or 'S' or 'u' or 'U' or 'd' or 'D' or (>= '1' and <= '9')))
                throw new TableException($"db_common_parse: {owner}: Invalid {(isQuery ? "query" : "result")} template: {text}");
            letters.Append(letter);
            if (i + 2 >= text.Length)
                break;
        }
        _letters = letters.ToString();
    }

    /// <summary>Whether it is not the same text for all keys.</summary>
    public bool HasPieces => _letters.Any(static letter => letter != '%');

    /// <summary>Whether a key has all the pieces that this template takes from it; otherwise it is in no table.</summary>
    public bool Accepts(AddressParts key)
    {
        foreach (char letter in _letters)
        {
            bool isMissing = letter switch
            {
                'U' => key.HasEmptyUser,
                'D' => !key.HasDomain,
                'u' => _isQuery && key.HasEmptyUser,
                'd' => _isQuery && !key.HasDomain,
                >= '1' and <= '9' => !HasLabels(key, letter - '0'),
                _ => false,
            };
            if (isMissing)
                return false;
        }
        return true;
    }

    /// <summary>The template with its pieces; null when the value lacks one.</summary>
    /// <param name="value">The key in a query, else what was found.</param>
    /// <param name="key">The key.</param>
    /// <param name="quote">Makes a piece harmless where it goes.</param>
    public string? Expand(AddressParts value, AddressParts key, Func<string, string> quote)
    {
        if ((_letters.Contains('d') && !value.HasDomain) || (_letters.Contains('u') && value.HasEmptyUser))
            return null;
        StringBuilder text = new();
        for (int i = 0; i < _text.Length; i++)
        {
            if (_text[i] != '%')
            {
                text.Append(_text[i]);
                continue;
            }
            char letter = _text[++i];
            text.Append(letter == '%' ? "%" : quote(Piece(letter, value, key)));
        }
        return text.ToString();
    }

    private static string Piece(char letter, AddressParts value, AddressParts key) => letter switch
    {
        's' => value.Text,
        'u' => value.User,
        'd' => value.Domain,
        'S' => key.Text,
        'U' => key.User,
        'D' => key.Domain,
        _ => key.Label(letter - '0'),
    };

    private static bool HasLabels(AddressParts key, int count)
    {
        for (int number = 1; number <= count; number++)
            if (!key.HasDomain || key.Label(number).Length == 0)
                return false;
        return true;
    }
}
