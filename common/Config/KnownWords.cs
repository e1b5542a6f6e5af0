using Postfix.Text;

namespace Postfix.Config;

/// <summary>Values that are lists of words which a program knows.</summary>
public static class KnownWords
{
    /// <summary>What the words of a parameter mean, in their order. Upper and lower case differ, unless in <paramref name="meanings"/> they do not.</summary>
    /// <exception cref="ConfigurationException">A word is unknown.</exception>
    public static IReadOnlyList<T> Read<T>(Settings settings, Parameter<string> parameter, IReadOnlyDictionary<string, T> meanings)
    {
        string list = settings[parameter];
        List<T> found = [];
        foreach (string word in Tokens.SplitList(list))
        {
            found.Add(meanings.TryGetValue(word, out T? meaning)
                ? meaning
                : throw new ConfigurationException($"unknown {parameter.Name} value \"{word}\" in \"{list}\"", parameter: parameter.Name));
        }

        return found;
    }
}
