using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class AddressParserTests
{
    private const char Separator = '\n';

    [Theory]
    [InlineData("wietse@porcupine.org", "wietse@porcupine.org")]
    [InlineData("wietse @ porcupine . org", "wietse@porcupine.org")]
    [InlineData("\"wietse venema\"@porcupine.org", "\"wietse venema\"@porcupine.org")]
    [InlineData("wietse\\ venema@porcupine.org", "\"wietse venema\"@porcupine.org")]
    [InlineData("\"wietse\"@porcupine.org", "wietse@porcupine.org")]
    [InlineData("\"wietse venema", "\"wietse venema\"")]
    [InlineData("wietse@[stuff", "wietse@[stuff]")]
    [InlineData("wietse@[\"stuff]", "wietse@[\"stuff]")]
    [InlineData("Wietse Venema <wietse@porcupine.org>", "Wietse Venema <wietse@porcupine.org>")]
    [InlineData("Wietse Z. Venema<wietse@porcupine.org>", "Wietse Z.Venema <wietse@porcupine.org>")]
    [InlineData("\"a;b\" <x@y>, z", "\"a;b\" <x@y>,\nz")]
    [InlineData("named group: foo@bar, baz@barf;", "named group: foo@bar,\nbaz@barf;")]
    [InlineData("undisclosed-recipients:;", "undisclosed-recipients: ;")]
    [InlineData("g:a;, h:b;", "g: a;,\nh: b;")]
    [InlineData("wietse@foo (wietse\tvenema)", "wietse@foo (wietse\tvenema)")]
    [InlineData("wietse (a comment) @ foo (another)", "wietse@foo (a comment) (another)")]
    [InlineData("<a (c) @ b>", "<a@b (c)>")]
    [InlineData("a@b c@d", "a@b,\nc@d")]
    [InlineData("<a@b> c@d <e@f>", "<a@b>c@d <e@f>")]
    [InlineData("<a@b> c@d", "<a@b>,\nc@d")]
    [InlineData("<@route,@other:a@b>", "<@route,@other:a@b>")]
    [InlineData("a!b!c@d", "a!b!c@d")]
    [InlineData("\"wietse venema\"@porcupine.org (\"wietse ) venema\")", "\"wietse venema\"@porcupine.org,\nvenema (\"wietse ),\n\")\"")]
    [InlineData("\"wietse venema\"@porcupine.org ( (\"wietse ) venema\") )", "\"wietse venema\"@porcupine.org) ( (\"wietse ) venema\")")]
    [InlineData(": <> < <k@l> x", ": <> < <k@l>,\nx")]
    [InlineData("<>", "<>")]
    [InlineData(" , ,a,, b, ", ",\n,\na,\n,\nb,\n")]
    [InlineData("", "")]
    public void Address_lists_are_printed_as_postfix_prints_them(string text, string printed) =>
        Assert.Equal(printed, AddressPrinter.External(AddressParser.Parse(text), Separator));

    [Theory]
    [InlineData("a@b, \"c d\"@e (x), F <g@h>, i: j@k, l;", "a@b|c d@e|g@h|j@k|l")]
    [InlineData("<a@b>x@y>", "a@b>x@y")]
    [InlineData("x: y", "x:y")]
    [InlineData("a b c", "a|b|c")]
    [InlineData("a@b; c@d", "a@b|c@d")]
    public void Addresses_are_found(string text, string addresses) =>
        Assert.Equal(addresses, string.Join('|', AddressParser.Parse(text).Where(token => token.Kind == AddressTokenKind.Address).Select(token => AddressPrinter.InternalAddress(token.Parts))));

    [Theory]
    [InlineData("\"a b\"@[1.2.3.4]", "a b@[1.2.3.4]", "\"a b\"@[1.2.3.4]")]
    [InlineData("a . b @ c", "a.b@c", "a.b@c")]
    public void One_address_has_an_internal_and_an_external_form(string text, string inner, string external)
    {
        var tokens = AddressParser.Tokenize(text);
        Assert.Equal(inner, AddressPrinter.InternalAddress(tokens));
        Assert.Equal(external, AddressPrinter.ExternalAddress(tokens));
    }

    [Fact]
    public void Rewritten_addresses_get_blanks_where_they_need_them()
    {
        var tokens = AddressParser.Parse("a@b, c");
        tokens[0].Rewrite("x y <z");
        Assert.Equal("\"x y <z\",\nc", AddressPrinter.External(tokens, Separator));
    }

    [Fact]
    public void Tokens_are_limited() => Assert.Equal("1,\n2,\n3", AddressPrinter.External(AddressParser.Parse("1 2 3 4 5", tokenLimit: 3), Separator));

    [Fact]
    public void Too_much_text_beside_an_address_is_dropped()
    {
        string phrase = new('x', 250);
        List<string> stripped = [];
        string printed = AddressPrinter.External(AddressParser.Parse($"{phrase} <a@b>, short <c@d>, <> ({phrase})"), Separator, stripped.Add);
        Assert.Equal("<a@b>,\nshort <c@d>,\n<>", printed);
        Assert.Equal([$"{phrase} <a@b>", $"<>({phrase})"], stripped);
    }

    [Fact]
    public void Any_text_can_be_parsed_and_printed()
    {
        Random random = new(5);
        for (int round = 0; round < 20000; round++)
        {
            string text = string.Create(random.Next(24), random, static (span, r) => { foreach (ref char c in span) c = "ab@.,:;<>()[]\"\\ \t%!|\u00E9"[r.Next(21)]; });
            var tokens = AddressParser.Parse(text);
            string printed = AddressPrinter.External(tokens);
            Assert.InRange(printed.Length, 0, 8 * text.Length);
        }
    }
}
