using Postfix.Smtp;

namespace Postfix.Tests.Smtp;

public class SmtpReplyParserTests
{
    [Theory]
    [InlineData("250 2.1.0 Ok", 250, "2.1.0")]
    [InlineData("250", 250, "2.0.0")]
    [InlineData("250 ", 250, "2.0.0")]
    [InlineData("550 no such user", 550, "5.0.0")]
    [InlineData("550 4.1.1 wrong class", 550, "5.0.0")]
    [InlineData("450  4.2.0 greylisted", 450, "4.2.0")]
    [InlineData("354 3.0.0 go on", 354, "5.5.0")]
    public void Status_comes_from_the_text_if_it_agrees_with_the_code(string line, int code, string status)
    {
        SmtpReplyParser parser = new(2048);
        Assert.Equal(ReplyLine.Complete, parser.Add(line));
        Assert.Equal(new SmtpReply(code, status, line), parser.Take());
    }

    [Fact]
    public void Lines_are_joined_and_the_last_one_decides()
    {
        SmtpReplyParser parser = new(2048);
        Assert.Equal(ReplyLine.Continued, parser.Add("554-5.7.1 first line"));
        Assert.Equal(ReplyLine.Complete, parser.Add("554 5.7.2 last line"));
        SmtpReply reply = parser.Take();
        Assert.Equal("5.7.2", reply.Status);
        Assert.Equal("554-5.7.1 first line 554 5.7.2 last line", reply.OneLine);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("25 Ok")]
    [InlineData("2500 Ok")]
    [InlineData("250x")]
    public void Garbage_does_not_end_a_reply_but_stays_visible(string garbage)
    {
        SmtpReplyParser parser = new(2048);
        Assert.Equal(ReplyLine.Garbage, parser.Add(garbage));
        Assert.Equal(ReplyLine.Complete, parser.Add("250 Ok"));
        Assert.EndsWith("250 Ok", parser.Take().Text);
    }

    [Fact]
    public void An_endless_reply_is_not_remembered_in_full()
    {
        SmtpReplyParser parser = new(textLimit: 20);
        for (int i = 0; i < 100; i++)
            parser.Add("250-0123456789");
        Assert.True(parser.IsFull);
        Assert.Equal(ReplyLine.Complete, parser.Add("250 end"));
        SmtpReply reply = parser.Take();
        Assert.True(reply.Text.Length < 40);
        Assert.Equal(250, reply.Code);
    }
}
