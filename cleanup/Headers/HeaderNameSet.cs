using System.Text;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>A set of header names, without regard to case.</summary>
internal sealed class HeaderNameSet
{
    private readonly HashSet<string> _names;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <param name="names">The names, without colon.</param>
    public HeaderNameSet(params IEnumerable<string> names)
    {
        _names = names.ToHashSet(AsciiComparer.IgnoreCase);
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = _names.Count == 0 ? 0 : _names.Max(name => name.Length);
    }

    /// <summary>Whether the name of this header is in the set.</summary>
    public bool Contains(ReadOnlySpan<byte> header)
    {
        int length = HeaderName.NameLength(header);
        if (length > _longest)
            return false;
        Span<char> name = stackalloc char[length];
        Encoding.Latin1.GetChars(header[..length], name);
        return _lookup.Contains(name);
    }
}
