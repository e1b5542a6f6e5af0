using System.Globalization;
using Postfix.Text;

namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// How much one delivery result changes a destination's concurrency: a constant, a ratio of constants, or a constant
/// divided by the concurrency (<c>default_destination_concurrency_positive_feedback</c>, SCHEDULER_README).
/// </summary>
/// <param name="Base">Number from 0 to 1.</param>
/// <param name="PerConcurrency">Whether the number is divided by the current concurrency.</param>
internal readonly record struct ConcurrencyFeedback(double Base, bool PerConcurrency)
{
    /// <summary>One step per result.</summary>
    public static readonly ConcurrencyFeedback One = new(1, PerConcurrency: false);

    /// <summary>The amount for one result at this concurrency.</summary>
    public double At(int concurrency) => PerConcurrency ? Base / concurrency : Base;

    /// <summary>Parses <c>1</c>, <c>0.25</c>, <c>1/8</c> or <c>1/concurrency</c>; null when malformed or not within 0 and 1.</summary>
    public static ConcurrencyFeedback? TryParse(string text)
    {
        int slash = text.IndexOf('/');
        if (Number(slash < 0 ? text : text[..slash]) is not { } numerator)
            return null;
        if (slash < 0)
            return Checked(numerator, perConcurrency: false);
        string denominator = ByteText.Trim(text[(slash + 1)..]);
        if (denominator.Equals("concurrency", StringComparison.OrdinalIgnoreCase))
            return Checked(numerator, perConcurrency: true);
        return Number(denominator) is > 0 and { } divisor ? Checked(numerator / divisor, perConcurrency: false) : null;
    }

    private static ConcurrencyFeedback? Checked(double value, bool perConcurrency) =>
        value is >= 0 and <= 1 ? new ConcurrencyFeedback(value, perConcurrency) : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
