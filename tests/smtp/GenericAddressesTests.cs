using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Tests;

public class GenericAddressesTests
{
    [Theory]
    [InlineData("alice@me.example", "public@corp.example")]
    [InlineData("bob@me.example", "rest@corp.example")]
    [InlineData("other@there.example", "other@there.example")]
    [InlineData("", "")]
    public void Envelope_addresses_are_replaced(string address, string replacement) => Assert.Equal(replacement, Open().Rewrite(address));

    [Theory]
    [InlineData("From: Alice <alice@me.example>", "From: Alice <public@corp.example>")]
    [InlineData("to: other@there.example, bob@me.example", "To: other@there.example, rest@corp.example")]
    [InlineData("Cc: other@there.example", null)]
    public void Header_addresses_are_replaced_and_other_headers_left_alone(string header, string? rewritten)
    {
        byte[] text = ByteText.ToBytes(header);
        Assert.Equal(rewritten, Open().RewriteHeader(HeaderName.Find(text)!, text));
    }

    [Fact]
    public void Only_the_first_of_several_addresses_counts()
    {
        CapturedLines lines = new();
        using Log log = new(0, lines);
        Assert.Equal("one@corp.example", Open("inline:{ {alice@me.example = one@corp.example, two@corp.example} }", log).Rewrite("alice@me.example"));
        Assert.Equal(["warning: multi-valued smtp_generic_maps result for alice@me.example"], lines.Lines);
    }

    [Fact]
    public void A_table_that_does_not_work_breaks_off() =>
        Assert.Throws<ConversationException>(() => Open("fail:now").Rewrite("alice@me.example"));

    [Fact]
    public void An_unknown_word_in_the_list_of_propagated_extensions_is_fatal() =>
        Assert.Equal("unknown propagate_unmatched_extensions value \"generics\" in \"generics\"", Assert.Throws<ConfigurationException>(() =>
            new ClientUnderTest(("smtp_generic_maps", "inline:{a=b}"), ("propagate_unmatched_extensions", "generics"))).Message);

    private static GenericAddresses Open(
        string table = "inline:{ {alice@me.example = public@corp.example}, {@me.example = rest@corp.example} }", Log? log = null)
    {
        Settings settings = Settings.FromValues(("myhostname", "me.example"), ("mydestination", "me.example"));
        log ??= new Log(0);
        TableSet tables = new(new TableContext(settings, log));
        MapList maps = MapList.Open(tables, "smtp_generic_maps", table, TableFlags.Usual);
        AddressRules rules = new(settings, LocalDomains.Open(tables, _ => false));
        return new GenericAddresses(new AddressMaps(maps, rules, log), propagatesExtension: false, address => address, log);
    }
}
