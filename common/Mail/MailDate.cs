using System.Globalization;

namespace Postfix.Mail;

/// <summary>Dates in message headers (RFC 5322, section 3.3) in local time: <c>Fri,  2 Jan 2026 03:04:05 +0100 (CET)</c>.</summary>
public static class MailDate
{
    private const string UtcLongName = "Coordinated Universal Time";

    /// <summary>Formats a time in the local time zone of the clock.</summary>
    public static string Format(DateTimeOffset time, TimeProvider clock) => Format(time, clock.LocalTimeZone);

    /// <summary>Formats a time in a time zone.</summary>
    public static string Format(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
        char sign = local.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture,
            $"{local:ddd}, {local.Day,2} {local:MMM yyyy HH:mm:ss} {sign}{local.Offset:hhmm} ({Abbreviation(zone, local)})");
    }

    private static string Abbreviation(TimeZoneInfo zone, DateTimeOffset time)
    {
        // The invariant culture has the abbreviations of the time zone files as names, except for this one.
        string name = zone.IsDaylightSavingTime(time) ? zone.DaylightName : zone.StandardName;
        return name == UtcLongName ? "UTC" : name;
    }
}
