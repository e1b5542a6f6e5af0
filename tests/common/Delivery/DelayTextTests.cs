using System.Globalization;
using System.Text;
using Postfix.Delivery;

namespace Postfix.Tests.Delivery;

public sealed class DelayTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-3", "0")]
    [InlineData("0.004", "0")]
    [InlineData("0.006", "0.01")]
    [InlineData("0.09", "0.09")]
    [InlineData("0.123", "0.12")]
    [InlineData("0.1", "0.1")]
    [InlineData("1.44", "1.4")]
    [InlineData("6.06", "6.1")]
    [InlineData("17.4", "17")]
    [InlineData("123.9", "124")]
    [InlineData("86400.2", "86400")]
    public void A_delay_has_two_significant_digits(string seconds, string text)
    {
        StringBuilder printed = new();
        DelayText.Append(printed, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), 2);

        Assert.Equal(text, printed.ToString());
    }
}
