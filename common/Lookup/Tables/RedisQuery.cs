using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// A Redis command in which some words depend on the key. The words are told apart before the key comes in, so that a key can never
/// become another word.
/// </summary>
internal sealed class RedisQuery
{
    private readonly ExpansionTemplate[] _words;

    /// <param name="text">The value of <c>query</c>.</param>
    /// <param name="owner">The table, for messages.</param>
    /// <exception cref="TableException">It makes no sense.</exception>
    public RedisQuery(string text, string owner)
    {
        string[] words = text.Split((char[])[.. Tokens.WhiteSpace], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw new TableException($"{owner}: bad string length 0 < 1: query = ");
        NamesEntry = words.Length == 2 && words[0].Equals("get", StringComparison.OrdinalIgnoreCase);
        _words = Array.ConvertAll(words, word => new ExpansionTemplate(word, isQuery: true, owner));
    }

    /// <summary>The templates of its words.</summary>
    public ExpansionTemplate[] Templates => _words;

    /// <summary>Whether entries can be stored too: it is "GET name".</summary>
    public bool NamesEntry { get; }

    /// <summary>The words for a key, which has all that they take from it.</summary>
    public string[] Words(AddressParts key) => Array.ConvertAll(_words, word => word.Expand(key, key, static piece => piece)!);

    /// <summary>The name of the entry of a key.</summary>
    public string EntryName(AddressParts key) => Words(key)[1];
}
