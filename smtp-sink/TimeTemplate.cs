using System.Globalization;
using System.Text;

namespace Postfix.SmtpSink;

/// <summary>File names with the conversions of strftime(3), in the C locale.</summary>
internal static class TimeTemplate
{
    private const int HoursOfHalfDay = 12;
    private const int DaysOfWeek = 7;

    /// <summary>Expands a template; what is no conversion stays.</summary>
    public static string Expand(string template, DateTimeOffset time)
    {
        StringBuilder result = new();
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] != '%' || i + 1 == template.Length)
            {
                result.Append(template[i]);
                continue;
            }
            // E and O ask for another calendar and other digits, which this locale does not have.
            i += template[i + 1] is 'E' or 'O' && i + 2 < template.Length ? 2 : 1;
            result.Append(Convert(template[i], time));
        }
        return result.ToString();
    }

    private static string Convert(char conversion, DateTimeOffset time) => conversion switch
    {
        'a' => Format(time, "ddd"),
        'A' => Format(time, "dddd"),
        'b' or 'h' => Format(time, "MMM"),
        'B' => Format(time, "MMMM"),
        'c' => Expand("%a %b %e %H:%M:%S %Y", time),
        'C' => Format(time, "yyyy")[..2],
        'd' => Format(time, "dd"),
        'D' or 'x' => Expand("%m/%d/%y", time),
        'e' => $"{time.Day,2}",
        'F' => Format(time, "yyyy-MM-dd"),
        'g' => $"{ISOWeek.GetYear(time.DateTime) % 100:00}",
        'G' => $"{ISOWeek.GetYear(time.DateTime):0000}",
        'H' => Format(time, "HH"),
        'I' => Format(time, "hh"),
        'j' => $"{time.DayOfYear:000}",
        'k' => $"{time.Hour,2}",
        'l' => $"{(time.Hour + HoursOfHalfDay - 1) % HoursOfHalfDay + 1,2}",
        'm' => Format(time, "MM"),
        'M' => Format(time, "mm"),
        'n' => "\n",
        'p' => Format(time, "tt"),
        'P' => Format(time, "tt").ToLowerInvariant(),
        'r' => Expand("%I:%M:%S %p", time),
        'R' => Format(time, "HH:mm"),
        's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'S' => Format(time, "ss"),
        't' => "\t",
        'T' or 'X' => Format(time, "HH:mm:ss"),
        'u' => $"{(time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek)}",
        'U' => $"{WeekOfYear(time, (int)time.DayOfWeek):00}",
        'V' => $"{ISOWeek.GetWeekOfYear(time.DateTime):00}",
        'w' => $"{(int)time.DayOfWeek}",
        'W' => $"{WeekOfYear(time, ((int)time.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek):00}",
        'y' => Format(time, "yy"),
        'Y' => Format(time, "yyyy"),
        'z' => Format(time, "zzz").Replace(":", "", StringComparison.Ordinal),
        '%' => "%",
        _ => $"%{conversion}",
    };

    // Days before the first of those that weeks begin with are in week 0.
    private static int WeekOfYear(DateTimeOffset time, int dayOfWeek) => (time.DayOfYear - 1 + DaysOfWeek - dayOfWeek) / DaysOfWeek;

    private static string Format(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
