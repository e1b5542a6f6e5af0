using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class EmailAddressTests
{
    [Theory]
    [InlineData("user@example.com", "user@example.com")]
    [InlineData("a b@x", "\"a b\"@x")]
    [InlineData("a\"b\\@x", "\"a\\\"b\\\\\"@x")]
    [InlineData(".a@x", "\".a\"@x")]
    [InlineData("a..b@x", "\"a..b\"@x")]
    [InlineData("a@b@c", "\"a@b\"@c")]
    [InlineData("@x", "\"\"@x")]
    [InlineData("@route:a b@x", "@route:\"a b\"@x")]
    [InlineData("caf\u00E9@x", "caf\u00E9@x")]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    public void Local_parts_are_quoted_where_headers_need_it(string inner, string external)
    {
        Assert.Equal(external, EmailAddress.Quote(inner));
        Assert.Equal(inner, EmailAddress.Unquote(external));
    }

    [Fact]
    public void Quoting_styles_differ()
    {
        Assert.Equal("a@b@c", EmailAddress.Quote("a@b@c", QuoteStyle.ExposeAt));
        Assert.Equal("\"a@b\"", EmailAddress.Quote("a@b", QuoteStyle.BareLocalPart));
        Assert.Equal("\"@r:a b\"@x", EmailAddress.QuoteForSmtp("@r:a b@x"));
    }

    [Theory]
    [InlineData("\"a\\", "a")]
    [InlineData("\"a@b", "a@b")]
    [InlineData("a@\"b c\"", "a@\"b c\"")]
    [InlineData("a\\@b@c", "a@b@c")]
    public void Unquote_takes_what_it_gets(string external, string inner) => Assert.Equal(inner, EmailAddress.Unquote(external));

    [Fact]
    public void Quoting_round_trips_for_random_local_parts()
    {
        Random random = new(3);
        for (int i = 0; i < 5000; i++)
        {
            string local = string.Create(random.Next(1, 12), random, static (span, r) => { foreach (ref char c in span) c = "ab.\"\\@ ,\r\n\0\u00E9<:"[r.Next(14)]; });
            string address = local + "@example.com";
            if (address.StartsWith('@'))
                continue; // A source route is not part of the local part.
            Assert.Equal(address, EmailAddress.Unquote(EmailAddress.Quote(address)));
            Assert.Equal(address, EmailAddress.Unquote(EmailAddress.QuoteForSmtp(address)));
        }
    }

    [Theory]
    [InlineData("user+ext", "+", "user", "ext")]
    [InlineData("user+a+b", "+", "user", "a+b")]
    [InlineData("user+", "+", "user", "")]
    [InlineData("+ext", "+", "+ext", null)]
    [InlineData("user-a+b", "+-", "user", "a+b")]
    [InlineData("user+ext", "", "user+ext", null)]
    [InlineData("Mailer-Daemon", "-", "Mailer-Daemon", null)]
    [InlineData("double-bounce", "-", "double-bounce", null)]
    [InlineData("owner-list", "-", "owner-list", null)]
    [InlineData("list-Request", "-", "list-Request", null)]
    [InlineData("-request", "-", "-request", null)]
    public void Extensions_are_split_at_the_first_delimiter(string local, string delimiters, string user, string? extension) =>
        Assert.Equal(new LocalParts(user, extension), EmailAddress.SplitExtension(local, delimiters));

    [Theory]
    [InlineData("a@b@c", "a@b", "c")]
    [InlineData("a@", "a", "")]
    [InlineData("a", "a", null)]
    public void The_last_at_sign_divides(string address, string local, string? domain) =>
        Assert.Equal(new AddressParts(local, domain), EmailAddress.Split(address));
}
