using System.Net;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class AddressMapsTests
{
    [Theory]
    [InlineData("user+ext@example.org=1", "user+ext@example.org", "1", null)]
    [InlineData("user@example.org=1", "user+ext@example.org", "1", "+ext")]
    [InlineData("user+ext=1", "user+ext@local.test", "1", null)]
    [InlineData("user=1", "user+ext@local.test", "1", "+ext")]
    [InlineData("user=1", "user@[192.0.2.1]", "1", null)]
    [InlineData("user=1", "user@origin.test", "1", null)]
    [InlineData("user=1", "user@elsewhere.test", null, null)]
    [InlineData("@example.org=1", "user+ext@example.org", "1", null)]
    [InlineData("@example.org=1, user@example.org=2, user+ext@example.org=3", "user+ext@example.org", "3", null)]
    [InlineData("@local.test=1, user=2", "user@local.test", "2", null)]
    [InlineData("postmaster=1", "postmaster+x@elsewhere.test", null, null)]
    [InlineData("{\"a b\"@example.org = 1}", "a b@example.org", "1", null)]
    [InlineData("{\"a b\" = 1}", "a b@local.test", "1", null)]
    public void Pieces_are_searched_in_the_order_of_the_manual(string table, string address, string? expected, string? extension)
    {
        AddressLookup found = Maps(table).Find(address);
        Assert.Equal(expected, found.Result.Value);
        Assert.Equal(extension, found.Extension);
    }

    [Theory]
    [InlineData(AddressSearch.Domain, "example.org=1", "u@example.org", "1")]
    [InlineData(AddressSearch.Domain, "example.org=1", "u@a.example.org", null)]
    [InlineData(AddressSearch.Domain | AddressSearch.ParentDomains, "example.org=1", "u@a.example.org", "1")]
    [InlineData(AddressSearch.Domain | AddressSearch.DotParentDomains, "example.org=1", "u@a.example.org", null)]
    [InlineData(AddressSearch.Domain | AddressSearch.DotParentDomains, ".example.org=1", "u@a.example.org", "1")]
    [InlineData(AddressSearch.UserAt, "u@=1", "u@anywhere.test", "1")]
    [InlineData(AddressSearch.UserAtIfLocal, "u@=1", "u@anywhere.test", null)]
    [InlineData(AddressSearch.UserAtIfLocal, "u@=1", "u@local.test", "1")]
    [InlineData(AddressSearch.Full, "u@example.org=1", "u+x@example.org", null)]
    public void Other_searches_take_other_pieces(AddressSearch search, string table, string address, string? expected) =>
        Assert.Equal(expected, Maps(table).Find(address, search).Result.Value);

    [Theory]
    [InlineData("{a@x.test = b@y.test}", "a@x.test", "b@y.test")]
    [InlineData("{a@x.test = b@y.test, c@z.test}", "a@x.test", "b@y.test c@z.test")]
    [InlineData("a@x.test=b", "a@x.test", "b@origin.test")]
    [InlineData("a@x.test=b@y.test", "a+ext@x.test", "b+ext@y.test")]
    [InlineData("@x.test=@y.test", "a+ext@x.test", "a+ext@y.test")]
    [InlineData("{a@x.test = \"b c\"@y.test}", "a@x.test", "b c@y.test")]
    public void Addresses_are_replaced_by_complete_ones(string table, string address, string expected) =>
        Assert.Equal(expected, string.Join(' ', Maps(table).Map(address, true, Complete).Addresses));

    [Fact]
    public void An_extension_stays_behind_when_it_is_not_to_be_propagated() =>
        Assert.Equal(["b@y.test"], Maps("a@x.test=b@y.test").Map("a+ext@x.test", false, Complete).Addresses);

    [Fact]
    public void An_answer_without_address_is_tried_again_later()
    {
        RecordedLog log = new();
        Assert.Equal(LookupStatus.Failed, Maps("{a@x.test = ,}", log).Map("a@x.test", true, Complete).Status);
        Assert.Equal(["warning: test_maps lookup of a@x.test returns non-address result \",\""], log.Lines);
    }

    [Fact]
    public void A_failing_table_fails_the_search() =>
        Assert.True(Open("fail:x", new RecordedLog()).Find("a@x.test").Result.IsFailed);

    private static AddressMaps Maps(string entries, RecordedLog? log = null) => Open($"inline:{{{entries}}}", log ?? new RecordedLog());

    private static AddressMaps Open(string table, RecordedLog log)
    {
        Settings settings = Settings.FromValues(
            ("recipient_delimiter", "+"), ("myorigin", "origin.test"), ("mydestination", "local.test"), ("smtputf8_enable", "yes"));
        TableSet tables = new(new TableContext(settings, log.Log));
        LocalDomains local = LocalDomains.Open(tables, address => address.Equals(IPAddress.Parse("192.0.2.1")));
        return new AddressMaps(MapList.Open(tables, "test_maps", table, TableFlags.Usual), new AddressRules(settings, local), log.Log);
    }

    private static string Complete(string address) => address.Contains('@') ? address : $"{address}@origin.test";
}
