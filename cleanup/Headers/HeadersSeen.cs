using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Which known headers the message has.</summary>
internal struct HeadersSeen
{
    private ulong _kinds;

    /// <summary>Notes a header.</summary>
    public void Add(HeaderKind kind) => _kinds |= Bit(kind);

    /// <summary>Whether this header was noted.</summary>
    public readonly bool Contains(HeaderKind kind) => (_kinds & Bit(kind)) != 0;

    /// <summary>Whether one of these headers was noted.</summary>
    public readonly bool ContainsAny(params ReadOnlySpan<HeaderKind> kinds)
    {
        foreach (HeaderKind kind in kinds)
            if (Contains(kind))
                return true;
        return false;
    }

    private static ulong Bit(HeaderKind kind) => 1UL << (int)kind;
}
