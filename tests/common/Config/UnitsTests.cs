using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class UnitsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("10", 10)]
    [InlineData("10s", 10)]
    [InlineData(" 3m", 180)]
    [InlineData("2h", 7200)]
    [InlineData("5d", 432000)]
    [InlineData("1w", 604800)]
    [InlineData("+1d", 86400)]
    public void Times_have_units(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Units.ParseTime(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1y")]
    [InlineData("99999999999")]
    [InlineData("4000w")]
    public void Bad_times_are_refused(string text) => Assert.Null(Units.ParseTime(text));

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("-12", -12L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Numbers_are_decimal(string text, long value) => Assert.Equal(value, Units.ParseNumber(text));

    [Theory]
    [InlineData("")]
    [InlineData("1 ")]
    [InlineData("0x10")]
    [InlineData("9223372036854775808")]
    public void Anything_else_is_no_number(string text) => Assert.Null(Units.ParseNumber(text));
}
