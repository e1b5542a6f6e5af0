using System.Diagnostics.CodeAnalysis;

namespace Postfix.Lookup;

/// <summary>The outcome of one lookup: a value, nothing, or a failure. The default value is "not found".</summary>
public readonly record struct LookupResult
{
    private LookupResult(string? value, LookupError error, string? reason) => (Value, Error, Reason) = (value, error, reason);

    /// <summary>The key is not in the table.</summary>
    public static LookupResult NotFound => default;

    /// <summary>The value found (a byte string), null unless <see cref="IsFound"/>.</summary>
    public string? Value { get; }

    /// <summary>What kind of failure, <see cref="LookupError.None"/> unless <see cref="IsFailed"/>.</summary>
    public LookupError Error { get; }

    /// <summary>The cause of a failure for the log, null when there is nothing to add.</summary>
    public string? Reason { get; }

    /// <summary>How the lookup ended.</summary>
    public LookupStatus Status =>
        Value is not null ? LookupStatus.Found : Error != LookupError.None ? LookupStatus.Failed : LookupStatus.NotFound;

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsFound => Value is not null;

    /// <summary>True when the table could not be searched.</summary>
    public bool IsFailed => Error != LookupError.None;

    /// <summary>The key has this value.</summary>
    public static LookupResult Found(string value) => new(value, LookupError.None, null);

    /// <summary>The search failed.</summary>
    public static LookupResult Failed(LookupError error, string? reason = null) => new(null, error, reason);

    /// <summary>The search failed for now.</summary>
    public static LookupResult Failed(string? reason = null) => new(null, LookupError.Retry, reason);
}
