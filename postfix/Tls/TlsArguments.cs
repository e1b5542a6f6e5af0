using Postfix.Text;

namespace Postfix.PostfixCommand.Tls;

/// <summary>Options and operands of a command of "postfix tls".</summary>
/// <param name="Options">Values by option letter.</param>
/// <param name="Operands">What follows.</param>
internal sealed record TlsArguments(IReadOnlyDictionary<char, string> Options, IReadOnlyList<string> Operands)
{
    /// <summary>Reads the words after a command; null when they are not as its usage says.</summary>
    /// <param name="letters">Letters of its options, all of which have values.</param>
    /// <param name="words">The words.</param>
    public static TlsArguments? Parse(string letters, IReadOnlyList<string> words)
    {
        GetOpt parser = new(words, string.Concat(letters.Select(letter => $"{letter}:")));
        Dictionary<char, string> options = [];
        while (parser.Next() is { } option)
        {
            if (option.Error != GetOptError.None)
                return null;
            options[option.Letter] = option.Value!;
        }
        return new(options, parser.Operands);
    }

    /// <summary>The value of an option; null without it.</summary>
    public string? this[char letter] => Options.GetValueOrDefault(letter);
}
