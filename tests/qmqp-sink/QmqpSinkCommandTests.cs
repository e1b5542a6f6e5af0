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

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_request_in_any_pieces_is_answered_and_counted(int size)
    {
        ServerRun server = Start("-c", "-x", "2");
        using (NetworkStream client = server.Connect())
        {
            for (int i = 0; i < Request.Length; i += size)
            {
                client.Write(Encoding.ASCII.GetBytes(Request.Substring(i, Math.Min(size, Request.Length - i))));
                Thread.Sleep(1);
            }
            Assert.Equal("3:KOk,", Hear(client));
        }
        Assert.Equal(new CommandRun(0, "1\r", ""), server.Result);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData(":,")]
    [InlineData("3:abcX")]
    [InlineData("1000000000:")]
    [InlineData("9999999999999999999999")]
    public void What_is_no_netstring_ends_the_connection(string request)
    {
        ServerRun server = Start("-x", "2");
        using (NetworkStream client = server.Connect())
        {
            client.Write(Encoding.ASCII.GetBytes(request));
            Assert.Equal("", Hear(client));
        }
        Assert.Equal("qmqp-sink: warning: netstring format error\n", server.Result.Errors);
    }

    [Theory]
    [InlineData("-v", "qmqp-sink: connect (AF_UNIX)\n")]
    [InlineData("-vv", "qmqp-sink: connect (AF_UNIX)\nqmqp-sink: read netstring length 20\nqmqp-sink: write netstring len 3 data KOk\n")]
    public void The_dialogue_can_be_followed(string option, string messages)
    {
        ServerRun server = Start("-x", "2", option);
        using (NetworkStream client = server.Connect())
        {
            client.Write(Encoding.ASCII.GetBytes(Request));
            Hear(client);
        }
        Assert.Equal(messages, server.Result.Errors);
    }

    [Fact]
    public void A_client_that_leaves_early_is_a_warning()
    {
        ServerRun server = Start("-x", "2");
        using (NetworkStream client = server.Connect())
            client.Write("20:xx"u8);
        Assert.Equal("qmqp-sink: warning: lost connection\n", server.Result.Errors);
    }

    [Theory]
    [InlineData("-x", "0", "127.0.0.1:1", "5")]
    [InlineData("127.0.0.1:1", "x")]
    [InlineData("127.0.0.1:1")]
    public void What_makes_no_sense_is_answered_with_the_usage(params string[] arguments) => Assert.Equal(
        new CommandRun(1, "", "qmqp-sink: fatal: usage: qmqp-sink [-cv] [-x time] [host]:port backlog\n"),
        TestRun.Of(new QmqpSinkCommand(), _directory, arguments));

    // Up to the end of the connection, which is also its reset when the server has not read all.
    private static string Hear(NetworkStream client)
    {
        using MemoryStream heard = new();
        try
        {
            client.CopyTo(heard);
        }
        catch (IOException)
        {
            Assert.Equal(0, heard.Length);
        }
        return Encoding.ASCII.GetString(heard.ToArray());
    }

    private ServerRun Start(params string[] options) => ServerRun.AtSocket(new QmqpSinkCommand(), _directory, options);
}
