using System.Globalization;
using System.Text;

namespace Postfix.Delivery;

/// <summary>Prints delays for the log: at most two significant digits and a limited number of decimals, no trailing zeros.</summary>
public static class DelayText
{
    private const int SignificantDigits = 2;

    /// <summary>Appends a delay in seconds: "0.09", "1.4", "17", "123"; negative ones are 0.</summary>
    /// <param name="text">Appended to.</param>
    /// <param name="delay">The delay.</param>
    /// <param name="maxDecimals">delay_logging_resolution_limit: 0..6.</param>
    public static void Append(StringBuilder text, TimeSpan delay, int maxDecimals)
    {
        ArgumentNullException.ThrowIfNull(text);
        decimal seconds = Math.Max(0, delay.Ticks) / (decimal)TimeSpan.TicksPerSecond;
        decimal rounded = Math.Round(seconds, Decimals(seconds, maxDecimals), MidpointRounding.AwayFromZero);
        text.Append(rounded.ToString("0.######", CultureInfo.InvariantCulture));
    }

    // 0.012 has its significant digits after the zeros, so only the limit on decimals cuts it.
    private static int Decimals(decimal seconds, int maxDecimals)
    {
        int wholeDigits = 0;
        for (decimal rest = seconds; rest >= 1; rest /= 10)
            wholeDigits++;
        if (wholeDigits > 0)
            return Math.Clamp(SignificantDigits - wholeDigits, 0, maxDecimals);
        int zeros = 0;
        for (decimal rest = seconds * 10; rest is > 0 and < 1; rest *= 10)
            zeros++;
        return Math.Min(maxDecimals, SignificantDigits + zeros);
    }
}
