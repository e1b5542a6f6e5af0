using System.Net.Sockets;
using System.Text;
using Postfix.QmqpSink;
using Postfix.Tests.Cli;

namespace Postfix.Tests.QmqpSink;

public sealed class QmqpSinkCommandTests : IDisposable
{
    private const string Request = "20:5:hello,3:a@b,3:c@d,,";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Messages_are_counted_until_the_time_is_over()
    {
        ServerRun server = ServerRun.AtSocket(new QmqpSinkCommand(), _directory, "-c", "-x", "1");
        using (NetworkStream client = server.Connect())
        {
            client.Write(Encoding.ASCII.GetBytes(Request));
            Assert.Equal('3', client.ReadByte());
        }
        Assert.Equal(new CommandRun(0, "1\r", ""), server.Result);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_request_in_any_pieces_is_answered_and_counted(int size)
    {
        SinkRun run = SinkRun.Of(_directory, 0, [.. Request.Chunk(size).Select(piece => new string(piece))]);
        Assert.Equal("3:KOk,", run.Answer);
        Assert.Equal(1, run.Messages);
        Assert.Empty(run.Lines);
    }

    [Theory]
    [InlineData("garbage", "netstring format error")]
    [InlineData("3:abcX", "netstring format error")]
    [InlineData("-1:", "netstring format error")]
    [InlineData("9223372036854775808:", "netstring size error")]
    [InlineData("9999999999999999999999", "netstring size error")]
    [InlineData("9223372036854775807:", "lost connection")]
    [InlineData("20:xx", "lost connection")]
    [InlineData("20", "lost connection")]
    [InlineData("", "lost connection")]
    public void What_is_no_netstring_ends_the_connection(string request, string problem)
    {
        SinkRun run = SinkRun.Of(_directory, 0, request);
        Assert.Equal("", run.Answer);
        Assert.Equal([$"warning: {problem}"], run.Lines);
        Assert.Equal(0, run.Messages);
    }

    [Fact]
    public void A_length_of_zeros_has_an_end() =>
        Assert.Equal(["warning: netstring size error"], SinkRun.Of(_directory, 0, new string('0', 20_000)).Lines);

    // As Postfix reads it.
    [Fact]
    public void A_length_without_digits_is_none() => Assert.Equal("3:KOk,", SinkRun.Of(_directory, 0, ":,").Answer);

    [Theory]
    [InlineData(1, "connect (AF_LOCAL)")]
    [InlineData(2, "connect (AF_LOCAL)", "netstring_get_length: read netstring length 20", "netstring_put: write netstring len 3 data KOk")]
    public void The_dialogue_can_be_followed(int verbosity, params string[] lines) =>
        Assert.Equal(lines, SinkRun.Of(_directory, verbosity, Request).Lines);

    [Fact]
    public void Everybody_may_connect_to_its_socket()
    {
        ServerRun server = ServerRun.AtSocket(new QmqpSinkCommand(), _directory, "-x", "1");
        server.Connect().Dispose();
        string socket = Assert.Single(Directory.GetFiles(_directory.Path, "s*"), path => !Path.HasExtension(path));
        Assert.Equal(Convert.ToInt32("666", 8), (int)File.GetUnixFileMode(socket));
    }

    [Theory]
    [InlineData("-x", "0", "127.0.0.1:1", "5")]
    [InlineData("127.0.0.1:1", "x")]
    [InlineData("127.0.0.1:1")]
    public void What_makes_no_sense_is_answered_with_the_usage(params string[] arguments) => Assert.Equal(
        new CommandRun(1, "", "qmqp-sink: fatal: usage: qmqp-sink [-cv] [-x time] [host]:port backlog\n"),
        TestRun.Of(new QmqpSinkCommand(), _directory, arguments));
}
