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
    [InlineData("5:NOTFO", "unexpected disconnect", "Operation now in progress")]
    [InlineData("x:OK,", "input format error", null)]
    [InlineData("hello", "input format error", null)]
    [InlineData("999999:OK", "input exceeds size limit", "Message too long")]
    [InlineData("2:OK;", "input format error", null)]
    [InlineData("12345678901:", "input exceeds size limit", "Message too long")]
    [InlineData("", "unexpected disconnect", "Operation now in progress")]
    public void A_broken_answer_is_a_failure(string bytes, string problem, string? reason)
    {
        Serve(channel => Netstrings.Read(channel, 100) is null ? null : "", (channel, _) => channel.Write(bytes), sessions: 1, hangsUp: true);
        string table = $"socketmap:inet:{Address}:m";
        Assert.Equal(LookupResult.Failed(reason), _fixture.Tables.Open(table, TableFlags.None).Find("key"));
        Assert.Equal([$"table {table} lookup error: {problem}"], _fixture.LogLines);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named_with_the_reason()
    {
        Assert.Equal(LookupResult.Failed("No such file or directory"), _fixture.Tables.Open("socketmap:unix:/nosuch:m", TableFlags.None).Find("key"));
        string address = Address;
        _listener.Dispose();
        Assert.Equal(LookupResult.Failed("Connection refused"), _fixture.Tables.Open($"socketmap:inet:{address}:m", TableFlags.None).Find("key"));
        Assert.Equal(
        [
            "connect to /nosuch: No such file or directory",
            "table socketmap:unix:/nosuch:m lookup error: No such file or directory",
            $"connect to {address}: Connection refused",
            $"table socketmap:inet:{address}:m lookup error: Connection refused",
        ], _fixture.LogLines);
    }

    [Theory]
    [InlineData("server.example:25", "Name or service not known")]
    [InlineData("127.0.0.1:nosuch", "Servname not supported for ai_socktype")]
    public void A_server_whose_place_is_unknown_is_told_with_the_words_of_the_resolver(string address, string reason)
    {
        string table = $"socketmap:inet:{address}:m";
        Assert.Equal(LookupResult.Failed("Cannot assign requested address"), _fixture.Tables.Open(table, TableFlags.None).Find("key"));
        Assert.Equal(
        [
            $"host or service {address} not found: {reason}",
            $"connect to {address}: Cannot assign requested address",
            $"table {table} lookup error: Cannot assign requested address",
        ], _fixture.LogLines);
    }

    [Theory]
    [InlineData(4095, true)]
    [InlineData(4096, false)]
    public void A_reply_of_a_tcp_table_has_a_limit(int length, bool isTaken)
    {
        int replies = 0;
        string reply = "200 " + new string('x', length - 4);
        Serve(ReadLine, (channel, _) => channel.Write(++replies == 1 ? reply + "\n" : "200 next\n"), isTaken ? 1 : 2, hangsUp: !isTaken);
        Assert.Equal(isTaken ? reply[4..] : "next", _fixture.Find($"tcp:{Address}", "key"));
    }

    [Fact]
    public void A_tcp_table_says_at_last_why_its_server_is_not_there()
    {
        string address = Address;
        _listener.Dispose();
        Assert.Equal(LookupResult.Failed("Connection refused"), _fixture.Tables.Open($"tcp:{address}", TableFlags.None).Find("key"));
        Assert.Equal(Enumerable.Repeat($"connect to TCP map {address}: Connection refused", 10), _fixture.LogLines);
    }

    [Fact]
    public void A_tcp_table_asks_again_after_a_reply_without_end()
    {
        int replies = 0;
        Serve(ReadLine, (channel, _) => channel.Write(++replies == 1 ? new string('x', 5000) : "200 value\n"), sessions: 2, hangsUp: true);
        Assert.Equal("value", _fixture.Find($"tcp:{Address}", "key"));
        Assert.Equal([$"read TCP map reply from {Address}: text longer than 4096"], _fixture.LogLines);
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
    [InlineData("socketmap:pipe:y", "need service transport:endpoint instead of \"pipe\"")]
    [InlineData("socketmap:inet:127.0.0.1:1:n:m", "127.0.0.1:1:n: valid hostname or network address required")]
    [InlineData("tcp:host:1x", "host:1x: garbage after numerical service")]
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
