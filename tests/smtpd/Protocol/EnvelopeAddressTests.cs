using Postfix.Mail;
using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Tests.Protocol;

public class EnvelopeAddressTests
{
    [Theory]
    [InlineData("<>", "")]
    [InlineData("<user+ext@Example.com>", "user+ext@Example.com")]
    [InlineData("<\"a b\"@example.com>", "a b@example.com")]
    [InlineData("<@relay.example:user@example.com>", "user@example.com")]
    [InlineData("Somebody <user@example.com> (comment)", "user@example.com")]
    [InlineData("<a@b, c@d>", null)]
    public void The_address_is_taken_out(string text, string? address) => Assert.Equal(address, EnvelopeAddress.Extract(text, strict: false));

    [Theory]
    [InlineData("user@example.com")]
    [InlineData("<user@example.com (comment)>")]
    [InlineData("<@>")]
    public void Strict_sites_take_addresses_in_brackets_only(string text) => Assert.Null(EnvelopeAddress.Extract(text, strict: true));

    [Fact]
    public void Usual_addresses_are_what_the_parser_makes_of_them()
    {
        const string characters = "aB1.-_+=@@";
        Random random = new(3);
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Create(random.Next(1, 10), random, static (text, random) => random.GetItems(characters, text));
            AddressToken[] addresses = [.. AddressParser.Parse(text).Where(token => token.Kind == AddressTokenKind.Address)];
            string? expected = addresses is [var only] ? AddressPrinter.InternalAddress(only.Parts) : null;
            Assert.Equal((text, expected), (text, EnvelopeAddress.Extract($"<{text}>", strict: false)));
        }
    }
}
