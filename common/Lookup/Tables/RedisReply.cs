using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>A reply of a Redis server.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The text or number; null for nil and for lists.</param>
/// <param name="Elements">The elements of a list.</param>
internal sealed record RedisReply(RedisReplyKind Kind, string? Text, IReadOnlyList<RedisReply> Elements)
{
    /// <summary>The text of the error in it; null when there is none.</summary>
    public string? Error => Kind == RedisReplyKind.Error ? Text : Elements.Select(element => element.Error).FirstOrDefault(text => text is not null);

    /// <summary>What it says that there is: texts, numbers but for 0, the elements of lists.</summary>
    public IEnumerable<string> Values =>
        Text is null ? Elements.SelectMany(element => element.Values)
        : Kind == RedisReplyKind.Number && Text == "0" ? []
        : [Text];
}
