namespace Postfix.TrivialRewrite.Tests;

public class TransportMapTests
{
    private const string Map = "inline:{full@d.test=c1:h1, d.test=c2:h2, .d.test=c3:h3, hop.test=:h4, chan.test=c5, chan2.test=c6:, "
        + "noop.test=:, err.test=error, {why.test = error:5.7.1 not here: really}, retry.test=retry:, user+keep@d.test=c7}";

    [Theory]
    [InlineData("full@d.test", "c1:h1")]
    [InlineData("full+x@d.test", "c1:h1")]
    [InlineData("user+keep@d.test", "c7:d.test")]
    [InlineData("other@d.test", "c2:h2")]
    [InlineData("u@s.d.test", "c3:h3")]
    [InlineData("u@s.s.d.test", "c3:h3")]
    [InlineData("u@hop.test", "smtp:h4")]
    [InlineData("u@chan.test", "c5:chan.test")]
    [InlineData("u@chan2.test", "c6:chan2.test")]
    [InlineData("u@noop.test", "smtp:noop.test")]
    [InlineData("u@err.test", "error:Address is undeliverable")]
    [InlineData("u@why.test", "error:5.7.1 not here: really")]
    [InlineData("u@retry.test", "retry:Address is undeliverable")]
    [InlineData("u@else.test", "smtp:else.test")]
    public void Entries_override_transport_next_hop_or_both(string address, string expected) =>
        Assert.StartsWith($"{expected} {address} ", new Bench(("transport_maps", Map)).Resolve(address));

    [Theory]
    [InlineData("*=c0:h0", "c0:h0")]
    [InlineData("*=c0", "c0:far.test")]
    [InlineData("*=:h0", "smtp:h0")]
    [InlineData("*=:", "smtp:far.test")]
    public void A_star_is_for_everything_else(string entry, string expected)
    {
        var bench = new Bench(("transport_maps", $"inline:{{{entry}, known.test=c1:h1}}"));
        Assert.StartsWith(expected, bench.Resolve("u@far.test"));
        Assert.StartsWith("c1:h1", bench.Resolve("u@known.test"));
    }

    [Fact]
    public void The_star_is_looked_up_before_the_first_address()
    {
        var bench = new Bench(("transport_maps", "fail:sick"));
        Assert.Equal(Enumerable.Repeat("warning: fail:sick lookup error for \"*\"", 2), bench.Lines);
    }

    [Fact]
    public void Parent_domains_match_without_a_dot_when_so_configured()
    {
        var bench = new Bench(("parent_domain_matches_subdomains", "transport_maps"), ("transport_maps", "inline:{d.test=c1:h1, .x.test=c2:h2}"));
        Assert.StartsWith("c1:h1", bench.Resolve("u@s.d.test"));
        Assert.StartsWith("smtp:", bench.Resolve("u@s.x.test"));
    }

    [Fact]
    public void Patterns_see_whole_addresses_only()
    {
        var bench = new Bench(("transport_maps", "pcre:{ {/far/ c1:h1} }"));
        Assert.StartsWith("c1:h1", bench.Resolve("u@far.test"));
    }

    [Fact]
    public void Virtual_aliases_are_not_routed()
    {
        var bench = new Bench(("transport_maps", "inline:{alias.test=c1:h1}"), ("virtual_alias_domains", "alias.test"));
        Assert.StartsWith("error:5.1.1", bench.Resolve("u@alias.test"));
    }
}
