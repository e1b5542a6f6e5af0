using Postfix.Text;

namespace Postfix.Tests.Text;

public sealed class LeadingIntegerTests
{
    [Theory]
    [InlineData("5m", 5)]
    [InlineData(" \t-7.5", -7)]
    [InlineData("+12", 12)]
    [InlineData("+-12", 0)]
    [InlineData("x", 0)]
    [InlineData("", 0)]
    [InlineData("4294967297", 1)]
    [InlineData("99999999999999999999", -1)]
    public void A_number_ends_where_its_digits_do(string text, int number) => Assert.Equal(number, LeadingInteger.Parse(text));
}
