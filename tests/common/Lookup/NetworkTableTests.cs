using System.Net;
using System.Text;
using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Tests.Lookup;

public sealed class NetworkTableTests : IDisposable
{
    private readonly TableFixture _fixture = new();
    private readonly FileDescriptor _listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 5);

    private string Address => $"127.0.0.1:{Sockets.LocalEndpoint(_listener)!.Value.Port}";

    public void Dispose()
    {
        _listener.Dispose();
        _fixture.Dispose();
    }

    [Theory]
    [InlineData("OK a value", "a value")]
    [InlineData("OK ", "")]
    [InlineData("OK", "")]
    [InlineData("NOTFOUND ", null)]
    public void A_socketmap_answers(string reply, string? expected)
    {
        List<string> queries = Serve(channel => Netstrings.Read(channel, 100) is { } query ? Encoding.Latin1.GetString(query) : null,
            (channel, _) => Netstrings.Write(channel, Encoding.Latin1.GetBytes(reply)), sessions: 1);
        Assert.Equal(expected, _fixture.Find($"socketmap:inet:{Address}:virtual", "Key"));
        Assert.Equal(["virtual Key"], queries);
    }

    [Theory]
    [InlineData("TEMP later", LookupError.Retry, "temporary error: later")]
    [InlineData("PERM never", LookupError.Configuration, "permanent error: never")]
    [InlineData("TIMEOUT", LookupError.Retry, "timeout error")]
    [InlineData("what?", LookupError.Retry, "unknown error")]
    public void A_socketmap_may_have_no_answer(string reply, LookupError expected, string warning)
    {
        Serve(channel => Netstrings.Read(channel, 100) is { } query ? Encoding.Latin1.GetString(query) : null,
            (channel, _) => Netstrings.Write(channel, Encoding.Latin1.GetBytes(reply)), sessions: 1);
        string table = $"socketmap:inet:{Address}:m";
        Assert.Equal(expected, _fixture.Tables.Open(table, TableFlags.None).Find("key").Error);
        Assert.Equal([$"{table} socketmap server {warning}"], _fixture.LogLines);
    }

    [Theory]
    [InlineData("5:NOTFO")]
    [InlineData("x:OK,")]
    [InlineData("999999:OK")]
    [InlineData("2:OK;")]
    [InlineData("12345678901:")]
    [InlineData("")]
    public void A_broken_answer_is_a_failure(string bytes)
    {
        Serve(channel => Netstrings.Read(channel, 100) is null ? null : "", (channel, _) => channel.Write(bytes), sessions: 1, hangsUp: true);
        Assert.True(_fixture.Tables.Open($"socketmap:inet:{Address}:m", TableFlags.None).Find("key").IsFailed);
    }

    [Fact]
    public void A_server_that_closed_the_connection_is_asked_again()
    {
        Serve(channel => Netstrings.Read(channel, 100) is null ? null : "", (channel, _) => Netstrings.Write(channel, "OK x"u8), sessions: 2, hangsUp: true);
        Assert.Equal("x", _fixture.Find($"socketmap:inet:{Address}:m", "one"));
        Assert.Equal("x", _fixture.Find($"socketmap:inet:{Address}:m", "two"));
    }

    [Theory]
    [InlineData("200 some%20value", "some value")]
    [InlineData("200 100%25", "100%")]
    [InlineData("500 no", null)]
    public void A_tcp_table_answers(string reply, string? expected)
    {
        List<string> queries = Serve(ReadLine, (channel, _) => channel.Write(reply + "\n"), sessions: 1);
        Assert.Equal(expected, _fixture.Find($"tcp:{Address}", "a b%"));
        Assert.Equal(["get a%20b%25"], queries);
    }

    [Theory]
    [InlineData("400 later")]
    [InlineData("200 %zz")]
    [InlineData("hello")]
    [InlineData("900 what")]
    public void A_tcp_table_may_have_no_answer(string reply)
    {
        Serve(ReadLine, (channel, _) => channel.Write(reply + "\n"), sessions: 1);
        Assert.Equal(LookupError.Retry, _fixture.Tables.Open($"tcp:{Address}", TableFlags.None).Find("key").Error);
    }

    [Theory]
    [InlineData("socketmap:bad", "socketmap requires server:socketmap argument")]
    [InlineData("socketmap:pipe:x:y", "invalid transport name: pipe in service: pipe:x")]
    [InlineData("tcp:host:1x", "tcp:host:1x: garbage after numerical service")]
    public void Odd_addresses_are_refused(string table, string message) =>
        Assert.Equal(message, Assert.Throws<TableException>(() => _fixture.Tables.Open(table, TableFlags.None)).Message);

    private static string? ReadLine(Channel channel)
    {
        int length = channel.FindDelimiter((byte)'\n', 1000);
        if (length < 0)
            return null;
        string line = Encoding.Latin1.GetString(channel.Buffered[..length]);
        channel.Consume(length + 1);
        return line;
    }

    private List<string> Serve(Func<Channel, string?> read, Action<Channel, string> answer, int sessions, bool hangsUp = false)
    {
        List<string> queries = [];
        Thread server = new(() =>
        {
            for (int i = 0; i < sessions; i++)
            {
                using Channel channel = new(Sockets.Accept(_listener)!, "client");
                channel.SetTimeout(TimeSpan.FromSeconds(10));
                while (read(channel) is { } query)
                {
                    queries.Add(query);
                    answer(channel, query);
                    channel.Flush();
                    if (hangsUp)
                        break;
                }
            }
        }) { IsBackground = true };
        server.Start();
        return queries;
    }
}
