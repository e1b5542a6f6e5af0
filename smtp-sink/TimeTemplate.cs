using System.Globalization;
using System.Text;

namespace Postfix.SmtpSink;

/// <summary>File names with the conversions of strftime(3), in the C locale.</summary>
internal static class TimeTemplate
{
    private const int HoursOfHalfDay = 12;

    /// <summary>Expands a template; what is no conversion stays.</summary>
    public static string Expand(string template, DateTimeOffset time)
    {
        StringBuilder result = new();
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] == '%' && i + 1 < template.Length)
                result.Append(Convert(template[++i], time));
            else
                result.Append(template[i]);
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
        'H' => Format(time, "HH"),
        'I' => Format(time, "hh"),
        'j' => $"{time.DayOfYear:000}",
        'k' => $"{time.Hour,2}",
        'l' => $"{(time.Hour + HoursOfHalfDay - 1) % HoursOfHalfDay + 1,2}",
        'm' => Format(time, "MM"),
        'M' => Format(time, "mm"),
        'n' => "\n",
        'p' => Format(time, "tt"),
        'r' => Expand("%I:%M:%S %p", time),
        'R' => Format(time, "HH:mm"),
        's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'S' => Format(time, "ss"),
        't' => "\t",
        'T' or 'X' => Format(time, "HH:mm:ss"),
        'u' => $"{(time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek)}",
        'w' => $"{(int)time.DayOfWeek}",
        'y' => Format(time, "yy"),
        'Y' => Format(time, "yyyy"),
        'z' => Format(time, "zzz").Replace(":", "", StringComparison.Ordinal),
        '%' => "%",
        _ => $"%{conversion}",
    };

    private static string Format(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
