using Postfix.Text;

namespace Postfix.Config;

/// <summary>Durations and numbers as main.cf and the command line write them.</summary>
public static class Units
{
    /// <summary>Parses a whole number of seconds, minutes, hours, days or weeks ("10", "30s", "5d").</summary>
    /// <param name="text">Number with an optional unit letter.</param>
    /// <param name="defaultUnit">Unit when the text has none: s, m, h, d or w.</param>
    /// <returns>The duration; null when the number or the unit is bad, negative, or too long for 32 bits of seconds.</returns>
    public static TimeSpan? ParseTime(string text, char defaultUnit = 's')
    {
        (long? number, int used) = LeadingNumber(text);
        char unit = used < text.Length ? text[used] : defaultUnit;
        if (number is not (>= 0 and <= int.MaxValue) || SecondsPer(unit) is not { } scale)
        {
            return null;
        }

        long seconds = number.Value * scale;
        return scale > 1 && number.Value >= int.MaxValue / scale ? null : TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Parses a whole decimal number with an optional sign; null when there is anything else.</summary>
    public static long? ParseNumber(string text)
    {
        (long? number, int used) = LeadingNumber(text);
        return used == text.Length ? number : null;
    }

    private static long? SecondsPer(char unit) => unit switch
    {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        'w' => 7 * 24 * 60 * 60,
        _ => null,
    };

    /// <summary>Blanks before the number are allowed, as they always were.</summary>
    private static (long? Number, int Used) LeadingNumber(string text)
    {
        int start = text.AsSpan().IndexOfAnyExcept(ByteText.WhiteSpace);
        if (start < 0)
        {
            return (null, 0);
        }

        int digits = text[start] is '-' or '+' ? start + 1 : start;
        int length = text.AsSpan(digits).IndexOfAnyExceptInRange('0', '9');
        int end = length < 0 ? text.Length : digits + length;
        return long.TryParse(text.AsSpan(start, end - start), out long number) ? (number, end) : (null, end);
    }
}
