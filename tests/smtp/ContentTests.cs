using Postfix.Text;

namespace Postfix.SmtpClient.Tests;

public class ContentTests
{
    [Fact]
    public void Eight_bit_content_is_converted_for_servers_that_cannot_take_it()
    {
        string data = Send("S: 250 server", "From: a@b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\ncafé =\n", "8bit");
        Assert.Equal("From: a@b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =3D\n", data);
    }

    [Fact]
    public void Eight_bit_content_goes_unchanged_to_servers_that_can_take_it()
    {
        string content = "From: a@b\n\ncafé =\n";
        Assert.Equal(ByteText.FromUnicode(content), Send("S: 250-server\nS: 250 8BITMIME", content, "8bit", "C: MAIL FROM:<from@here.example> BODY=8BITMIME"));
    }

    [Fact]
    public void Long_lines_are_folded()
    {
        string data = Send("S: 250 server", "a: b\n\n0123456789abcdef\n", "7bit", settings: ("smtp_line_length_limit", "10"));
        Assert.Equal("a: b\n\n0123456789\n abcdef\n", data);
    }

    [Fact]
    public void Content_may_end_within_a_line()
    {
        Assert.Equal("a: b\n\nx\n", Send("S: 250 server", "a: b\n\nx", "7bit"));
    }

    private static string Send(
        string features, string content, string encoding, string mail = "C: MAIL FROM:<from@here.example>", params (string, string)[] settings)
    {
        using ScriptedServer server = new($"""
            S: 220 server
            C: EHLO me.example
            {features}
            {mail}
            S: 250 Ok
            C: RCPT TO:<one@there.example>
            S: 250 Ok
            C: DATA
            S: 354 go on
            data
            S: 250 taken
            C: QUIT
            """);
        using ClientUnderTest client = new(settings);
        using TestMessage message = new(ByteText.FromUnicode(content));
        client.Deliver(message, message.Request(server.Nexthop, "one@there.example") with { Encoding = encoding });
        return server.Finish();
    }
}
