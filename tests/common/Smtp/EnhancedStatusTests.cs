using Postfix.Smtp;

namespace Postfix.Tests.Smtp;

public class EnhancedStatusTests
{
    [Theory]
    [InlineData("5.1.1", 5)]
    [InlineData("5.1.1 User unknown", 5)]
    [InlineData("4.123.999\ttext", 9)]
    [InlineData("2.0.0", 5)]
    [InlineData("3.0.0 no such class", 0)]
    [InlineData("5.1.1000", 0)]
    [InlineData("5.1.1x", 0)]
    [InlineData("5.1", 0)]
    [InlineData("5..1 x", 0)]
    [InlineData("", 0)]
    public void A_code_has_three_numbers_and_a_known_class(string text, int length) => Assert.Equal(length, EnhancedStatus.Length(text));

    [Theory]
    [InlineData("5.1.1 User unknown", "5.1.1", "User unknown")]
    [InlineData("  4.2.0   try later", "4.2.0", "try later")]
    [InlineData("mailbox full", "5.0.0", "mailbox full")]
    public void Splitting_takes_the_code_off_the_front(string text, string status, string rest) =>
        Assert.Equal(new StatusText(status, rest), EnhancedStatus.Split(text, "5.0.0"));
}
