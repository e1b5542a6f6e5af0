using Postfix.Smtp;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Tests;

public class EhloReplyTests
{
    [Fact]
    public void Keywords_become_features()
    {
        EhloReply reply = Parse("250-server.example hello\n250-8BITMIME\n250-pipelining\n250-XFORWARD NAME ADDR SOURCE\n250-DSN\n250 SIZE 1000");
        Assert.Equal("server.example", reply.ServerName);
        Assert.Equal(1000, reply.SizeLimit);
        Assert.Equal(
            ServerFeatures.Esmtp | ServerFeatures.EightBitMime | ServerFeatures.Pipelining | ServerFeatures.Dsn | ServerFeatures.Size
            | ServerFeatures.XforwardName | ServerFeatures.XforwardAddress | ServerFeatures.XforwardDomain,
            reply.Features);
    }

    [Theory]
    [InlineData("250 SIZE", 0, "")]
    [InlineData("250 SIZE=500", 500, "")]
    [InlineData("250 SIZE many", 0, "many")]
    [InlineData("250 SIZE 99999999999999999999999", 0, "")]
    public void Sizes_are_taken_as_they_come(string line, long limit, string malformed)
    {
        EhloReply reply = Parse("250-server\n" + line);
        Assert.Equal((limit, malformed), (reply.SizeLimit, reply.MalformedSize));
    }

    [Fact]
    public void Hidden_keywords_are_not_offered() =>
        Assert.Equal(ServerFeatures.Esmtp | ServerFeatures.Dsn, EhloReply.Parse("250-server\n250-PIPELINING\n250 DSN", EhloKeywords.Pipelining).Features);

    [Fact]
    public void The_first_line_is_the_name_even_if_it_looks_like_a_keyword() => Assert.Equal(ServerFeatures.Esmtp, Parse("250 SIZE 100").Features);

    [Theory]
    [InlineData("")]
    [InlineData("250")]
    [InlineData("250-\n250-\n250 ")]
    public void Empty_lines_mean_nothing(string text) => Assert.Equal(ServerFeatures.Esmtp, Parse(text).Features);

    private static EhloReply Parse(string text) => EhloReply.Parse(text, EhloKeywords.None);
}
