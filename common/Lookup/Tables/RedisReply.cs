namespace Postfix.Lookup.Tables;

/// <summary>A reply of a Redis server.</summary>
/// <param name="Type">The letter of its kind in the protocol.</param>
/// <param name="Text">The text or number; null for nil and for lists.</param>
/// <param name="Elements">The elements of a list.</param>
internal sealed record RedisReply(char Type, string? Text, IReadOnlyList<RedisReply> Elements)
{
    /// <summary>An error.</summary>
    public const char ErrorType = '-';

    /// <summary>A number.</summary>
    public const char NumberType = ':';

    /// <summary>The text of the error in it; null when there is none.</summary>
    public string? Error => Type == ErrorType ? Text : Elements.Select(element => element.Error).FirstOrDefault(text => text is not null);

    /// <summary>What it says that there is: texts, numbers but for 0, the elements of lists.</summary>
    public IEnumerable<string> Values =>
        Text is null ? Elements.SelectMany(element => element.Values)
        : Type == NumberType && Text == "0" ? []
        : [Text];
}
