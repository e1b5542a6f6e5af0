using System.Diagnostics.CodeAnalysis;

namespace Postfix.Lookup.Tables;

/// <summary>How a command to a memcache server ended.</summary>
/// <param name="Value">What the server answered.</param>
/// <param name="Failure">Why there is no answer; null when there is one.</param>
internal readonly record struct MemcacheReply<T>(T? Value, string? Failure)
{
    /// <summary>Whether the server answered.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsAnswer => Failure is null;
}
