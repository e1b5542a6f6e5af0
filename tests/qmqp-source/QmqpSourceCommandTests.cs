using Postfix.QmqpSource;
using Postfix.Tests.Cli;

namespace Postfix.Tests.QmqpSource;

public sealed class QmqpSourceCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_request_has_message_sender_and_recipients()
    {
        using QmqpServer server = new("2:Ok,"); // not an acceptance: that begins with a capital K
        Assert.Equal("qmqp-source: fatal: unknown error: k\n", Run("-M", "h.example", "-f", "from@x", "-r", "2", "-t", "to@x", "-l", "170", server.Address).Errors);
        string request = Assert.Single(server.Requests);
        Assert.StartsWith("170:From: <from@x>\nTo: <to@x>\nDate: ", request);
        Assert.Matches("\nMessage-Id: <\\d+@h.example>\n\nX\nXX\nXXX\n", request);
        Assert.EndsWith("\n,6:from@x,5:0to@x,5:1to@x,,", request);
        Assert.Equal(170, request.Length - "170:".Length - ",6:from@x,5:0to@x,5:1to@x,,".Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1023)]
    [InlineData(3_000_000)]
    public void The_message_has_the_length_that_was_asked_for(int length)
    {
        using QmqpServer server = new("1:K,");
        Assert.Equal(0, Run("-l", $"{length}", "-t", "t", "-f", "f", server.Address).Status);
        string request = Assert.Single(server.Requests);
        Assert.Equal($"{length}:".Length + length + ",1:f,1:t,,".Length, request.Length);
        Assert.All(request.Split('\n'), line => Assert.InRange(line.Length, 0, 79));
    }

    [Fact]
    public void Messages_are_counted_when_they_are_taken()
    {
        using QmqpServer server = new("7:Kthanks,");
        Assert.Equal(new CommandRun(0, "1\r2\r3\r4\r5\r\n", ""), Run("-c", "-m", "5", "-s", "2", server.Address));
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("6:Dnever,", "unrecoverable error: never")]
    [InlineData("6:Zlater,", "recoverable error: later")]
    [InlineData("0:,", "unknown error: ")]
    [InlineData(":,", "unknown error: ")]
    [InlineData("garbage", "netstring format error while receiving server reply")]
    [InlineData("3:KokX", "netstring format error while receiving server reply")]
    [InlineData("1000000000:K,", "netstring size exceeds limit while receiving server reply")]
    [InlineData("10241:K,", "netstring size exceeds limit while receiving server reply")]
    [InlineData("3:K", "lost connection while receiving server reply")]
    [InlineData("", "lost connection while receiving server reply")]
    public void Anything_but_an_acceptance_is_fatal(string answer, string problem)
    {
        using QmqpServer server = new(answer);
        Assert.Equal(new CommandRun(1, "", $"qmqp-source: fatal: {problem}\n"), Run(server.Address));
    }

    [Fact]
    public void A_long_reply_counts()
    {
        using QmqpServer server = new($"10240:K{new string('x', 10239)},");
        Assert.Equal(new CommandRun(0, $"<< K{new string('x', 10239)}\n", ""), Run("-v", server.Address));
    }

    [Theory]
    [InlineData("-m", "0", "x")]
    [InlineData("-l", "x", "x")]
    [InlineData("-C", "-1", "x")]
    [InlineData("-w", "1", "-R", "1", "x")]
    [InlineData("-x", "x")]
    [InlineData("x", "y")]
    public void What_makes_no_sense_is_answered_with_the_usage(params string[] arguments) => Assert.EndsWith(
        "qmqp-source: fatal: usage: qmqp-source -cv -s sess -l msglen -m msgs -C count -M myhostname -f from -t to -R delay -w delay host[:port]\n",
        Run(arguments).Errors);

    private CommandRun Run(params string[] arguments) => TestRun.Of(new QmqpSourceCommand(), _directory, arguments);
}
