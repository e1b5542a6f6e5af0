using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class MailDateTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-01-02T02:04:05Z", "Fri,  2 Jan 2026 03:04:05 +0100 (CET)")]
    [InlineData("2026-07-31T22:00:00Z", "Sat,  1 Aug 2026 00:00:00 +0200 (CEST)")]
    [InlineData("2026-11-20T10:00:00Z", "Fri, 20 Nov 2026 11:00:00 +0100 (CET)")]
    public void Dates_are_local_with_offset_and_zone(string time, string formatted) =>
        Assert.Equal(formatted, MailDate.Format(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Berlin));

    [Fact]
    public void Zones_west_of_greenwich_are_negative() =>
        Assert.Contains(" -0330 ", MailDate.Format(DateTimeOffset.Parse("2026-01-02T02:04:05Z", System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns")));

    [Fact]
    public void Utc_is_abbreviated() => Assert.EndsWith(" +0000 (UTC)", MailDate.Format(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));
}
