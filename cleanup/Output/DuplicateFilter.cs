using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Remembers what was there before, without regard to case.</summary>
/// <param name="limit">Most entries that are remembered; 0: no limit.</param>
internal sealed class DuplicateFilter(int limit)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>Remembers something; false when it was there before.</summary>
    public bool Add(string text)
    {
        string key = ByteText.FoldCase(text);
        return limit > 0 && _seen.Count >= limit ? !_seen.Contains(key) : _seen.Add(key);
    }

    /// <summary>Whether it was there before.</summary>
    public bool Contains(string text) => _seen.Contains(ByteText.FoldCase(text));
}
