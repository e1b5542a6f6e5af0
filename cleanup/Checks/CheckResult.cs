namespace Postfix.Cleanup;

/// <summary>What becomes of the text that a content check looked at.</summary>
/// <param name="IsDropped">It is left out.</param>
/// <param name="Replacement">It is replaced by this; null: it stays.</param>
internal readonly record struct CheckResult(bool IsDropped, string? Replacement)
{
    public static readonly CheckResult Keep = default;

    public static readonly CheckResult Drop = new(true, null);

    public static CheckResult Replace(string text) => new(false, text);
}
