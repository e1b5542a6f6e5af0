using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Tests.Scheduling;

public class ConcurrencyFeedbackTests
{
    [Theory]
    [InlineData("1", 4, 1)]
    [InlineData("0.5", 4, 0.5)]
    [InlineData("1/8", 4, 0.125)]
    [InlineData("1 / 8", 4, 0.125)]
    [InlineData("1/concurrency", 4, 0.25)]
    [InlineData("0.5 / concurrency", 2, 0.25)]
    [InlineData("0", 4, 0)]
    public void Is_a_number_a_ratio_or_divided_by_the_concurrency(string text, int concurrency, double expected) =>
        Assert.Equal(expected, ConcurrencyFeedback.TryParse(text)!.Value.At(concurrency));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("3/2")]
    [InlineData("1/0")]
    [InlineData("1/fast")]
    [InlineData("1/2/3")]
    [InlineData("one")]
    public void Anything_else_is_refused(string text) => Assert.Null(ConcurrencyFeedback.TryParse(text));
}
