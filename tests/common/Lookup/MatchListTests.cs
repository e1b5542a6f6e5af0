using Postfix.Config;
using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public class MatchListTests
{
    [Theory]
    [InlineData("example.com, example.org", "Example.ORG", true)]
    [InlineData("example.com", "sub.example.com", false)]
    [InlineData("!example.com, static:all", "example.com", false)]
    [InlineData("!!example.com", "example.com", true)]
    [InlineData("inline:{example.com=x}", "EXAMPLE.COM", true)]
    [InlineData("!inline:{example.com=x} static:all", "example.com", false)]
    [InlineData("", "x", false)]
    public void Words_match_as_a_whole(string list, string word, bool expected) =>
        AssertMatch(expected, Open(list, MatchSubject.Text).Match(word));

    [Theory]
    [InlineData("example.com", "example.com", DomainMatching.DotMatchesSubdomains, true)]
    [InlineData("example.com", "a.example.com", DomainMatching.DotMatchesSubdomains, false)]
    [InlineData(".example.com", "a.example.com", DomainMatching.DotMatchesSubdomains, true)]
    [InlineData(".example.com", "example.com", DomainMatching.DotMatchesSubdomains, false)]
    [InlineData("example.com", "a.example.com", DomainMatching.ParentMatchesSubdomains, true)]
    [InlineData("example.com", "badexample.com", DomainMatching.ParentMatchesSubdomains, false)]
    [InlineData("inline:{example.com=x}", "a.example.com", DomainMatching.ParentMatchesSubdomains, true)]
    [InlineData("inline:{example.com=x}", "a.example.com", DomainMatching.DotMatchesSubdomains, false)]
    [InlineData("inline:{.example.com=x}", "a.b.example.com", DomainMatching.DotMatchesSubdomains, true)]
    [InlineData("regexp:{{/^example/ x}}", "a.example.com", DomainMatching.ParentMatchesSubdomains, false)]
    public void Host_names_match_their_domains(string list, string host, DomainMatching matching, bool expected) =>
        AssertMatch(expected, Open(list, MatchSubject.HostName, matching).Match(host));

    [Theory]
    [InlineData("127.0.0.0/8 192.0.2.1", "127.1.2.3", true)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.10", false)]
    [InlineData("!10.0.0.1 10.0.0.0/8", "10.0.0.1", false)]
    [InlineData("[::1]/128", "::1", true)]
    [InlineData("[2001:db8::]/32", "2001:DB8:1::1", true)]
    [InlineData("[0:0:0:0:0:0:0:1]", "::1", true)]
    [InlineData("example.com 10.0.0.0/8", "10.1.1.1", true)]
    [InlineData("10.0.0.0/8", "unknown", false)]
    [InlineData("cidr:{{10.0.0.0/8 x}}", "10.1.1.1", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    public void Addresses_match_networks(string list, string address, bool expected) =>
        AssertMatch(expected, Open(list, MatchSubject.Address).Match(address));

    [Theory]
    [InlineData("example.com 10.0.0.0/8", "a.example.com", "192.0.2.1", true)]
    [InlineData("example.com 10.0.0.0/8", "other.org", "10.0.0.1", true)]
    [InlineData("example.com 10.0.0.0/8", "other.org", "192.0.2.1", false)]
    public void A_client_matches_by_name_or_by_address(string list, string name, string address, bool expected) =>
        AssertMatch(expected, Open(list, MatchSubject.Client, DomainMatching.ParentMatchesSubdomains).Match(name, address));

    [Fact]
    public void A_failing_table_is_not_a_mismatch()
    {
        using TableFixture fixture = new();
        MatchList list = MatchList.Open(fixture.Tables, "relay_domains", "a fail:x b", MatchSubject.Text);
        Assert.Equal(MatchResult.Matched, list.Match("a"));
        Assert.Equal(MatchResult.Failed, list.Match("b"));
        Assert.Equal(["relay_domains: fail:x: table lookup problem"], fixture.LogLines);
    }

    [Fact]
    public void A_faulty_network_fails_only_those_who_get_there()
    {
        using TableFixture fixture = new();
        MatchList list = MatchList.Open(fixture.Tables, "mynetworks", "10.0.0.1 10.0.0.1/8", MatchSubject.Address);
        Assert.Equal(MatchResult.Matched, list.Match("10.0.0.1"));
        Assert.Equal(MatchResult.NotMatched, list.Match("::1"));
        Assert.Equal(MatchResult.Failed, list.Match("10.0.0.2"));
        Assert.Equal(
            ["mynetworks: non-null host address bits in \"10.0.0.1/8\", perhaps you should use \"10.0.0.0/8\" instead"], fixture.LogLines);
    }

    [Fact]
    public void Files_are_read_in_place_and_can_be_negated()
    {
        using TableFixture fixture = new();
        string path = fixture.Write("list", "# comment\na, b\n  c\n!d\n");
        MatchList list = MatchList.Open(fixture.Tables, "x", $"!{path} static:all", MatchSubject.Text);
        Assert.Equal(MatchResult.NotMatched, list.Match("c"));
        Assert.Equal(MatchResult.Matched, list.Match("d"));
        Assert.Equal(MatchResult.Matched, list.Match("e"));
    }

    [Fact]
    public void A_missing_file_fails_lookups_in_a_daemon()
    {
        using TableFixture fixture = new(UnavailableTables.Substitute);
        MatchList list = MatchList.Open(fixture.Tables, "x", "a /nonexistent/list", MatchSubject.Text);
        Assert.Equal(MatchResult.Matched, list.Match("a"));
        Assert.Equal(MatchResult.Failed, list.Match("b"));
        Assert.Contains("non-existent:/nonexistent/list is unavailable. open file /nonexistent/list: No such file or directory", fixture.LogLines);
    }

    [Fact]
    public void A_file_that_includes_itself_is_a_configuration_error()
    {
        using TableFixture fixture = new();
        string path = fixture.Directory / "list";
        fixture.Write("list", path);
        Assert.Throws<ConfigurationException>(() => MatchList.Open(fixture.Tables, "x", path, MatchSubject.Text));
    }

    [Theory]
    [InlineData("relay_domains", DomainMatching.ParentMatchesSubdomains)]
    [InlineData("mynetworks", DomainMatching.DotMatchesSubdomains)]
    public void A_parameter_says_which_lists_match_subdomains(string parameter, DomainMatching expected)
    {
        using TableFixture fixture = new(settings: ("parent_domain_matches_subdomains", "relay_domains"));
        Assert.Equal(expected, MatchList.MatchingOf(fixture.Tables, parameter));
    }

    private static MatchList Open(string list, MatchSubject subject, DomainMatching matching = DomainMatching.DotMatchesSubdomains) =>
        MatchList.Open(new TableFixture().Tables, "test", list, subject, matching);

    private static void AssertMatch(bool expected, MatchResult actual) =>
        Assert.Equal(expected ? MatchResult.Matched : MatchResult.NotMatched, actual);
}
