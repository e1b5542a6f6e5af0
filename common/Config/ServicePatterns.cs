using Postfix.Text;

namespace Postfix.Config;

/// <summary>A list of services as <c>master_service_disable</c> writes it: <c>type</c>, <c>name/type</c>, each with <c>!</c> for "not".</summary>
public sealed class ServicePatterns
{
    private readonly List<string> _patterns;

    /// <summary>Parses a list; the older form <c>name.type</c> is understood too.</summary>
    public ServicePatterns(string list) => _patterns = Tokens.SplitList(list).ConvertAll(WithSlash);

    /// <summary>Whether the first pattern that applies says yes.</summary>
    public bool Matches(string name, string type)
    {
        foreach (string pattern in _patterns)
        {
            string positive = pattern.TrimStart('!');
            string candidate = positive.Contains('/') ? $"{name}/{type}" : type;
            if (ByteText.EqualsIgnoreCase(candidate, positive))
            {
                return (pattern.Length - positive.Length) % 2 == 0;
            }
        }

        return false;
    }

    private static string WithSlash(string pattern)
    {
        int dot = pattern.LastIndexOf('.');
        return dot < 0 || pattern.Contains('/') ? pattern : $"{pattern[..dot]}/{pattern[(dot + 1)..]}";
    }
}
