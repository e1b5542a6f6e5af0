using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public class SearchKeyTests
{
    [Theory]
    [InlineData("a.example.com", DomainMatching.DotMatchesSubdomains, "a.example.com .example.com .com")]
    [InlineData("a.example.com", DomainMatching.ParentMatchesSubdomains, "a.example.com example.com com")]
    [InlineData("com", DomainMatching.ParentMatchesSubdomains, "com")]
    [InlineData("a.com.", DomainMatching.ParentMatchesSubdomains, "a.com. com.")]
    [InlineData("192.0.2.1", DomainMatching.ParentMatchesSubdomains, "192.0.2.1")]
    [InlineData("", DomainMatching.ParentMatchesSubdomains, "")]
    public void A_domain_is_followed_by_its_parents(string domain, DomainMatching matching, string expected)
    {
        List<string> keys = [];
        foreach (SearchKey key in new DomainKeys(domain, matching))
            keys.Add(key.Key);
        Assert.Equal(expected, string.Join(' ', keys));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1 192.0.2 192.0 192")]
    [InlineData("2001:db8::1", "2001:db8::1 2001:db8: 2001:db8 2001")]
    [InlineData("::1", "::1 :")]
    [InlineData("word", "word")]
    public void An_address_is_followed_by_its_networks(string address, string expected)
    {
        List<string> keys = [];
        foreach (SearchKey key in new NetworkKeys(address))
            keys.Add(key.Key);
        Assert.Equal(expected, string.Join(' ', keys));
    }

    [Fact]
    public void Only_the_first_key_is_the_whole_search_string()
    {
        List<KeyScope> scopes = [];
        foreach (SearchKey key in new NetworkKeys("10.1"))
            scopes.Add(key.Scope);
        Assert.Equal([KeyScope.Full, KeyScope.Partial], scopes);
    }
}
