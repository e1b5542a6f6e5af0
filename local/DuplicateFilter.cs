using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>
/// Remembers what was done for one top-level recipient, so that an address, file or command that several aliases mention gets
/// one copy. Kinds do not collide; case does not count.
/// </summary>
/// <param name="limit">Most entries remembered (<c>duplicate_filter_limit</c>), 0 for all; later ones may be delivered
/// twice.</param>
internal sealed class DuplicateFilter(int limit)
{
    private readonly HashSet<(string Kind, string Key)> _seen = [];

    /// <summary>Whether this was seen before; remembers it otherwise.</summary>
    public bool SeenBefore(string kind, string key)
    {
        (string, string) entry = (kind, ByteText.FoldCase(key));
        if (limit == 0 || _seen.Count < limit)
            return !_seen.Add(entry);
        return _seen.Contains(entry);
    }

    /// <summary>Whether this was seen before; does not remember it.</summary>
    public bool Contains(string kind, string key) => _seen.Contains((kind, ByteText.FoldCase(key)));
}
