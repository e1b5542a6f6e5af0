using Postfix.Services;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>Routes addresses by domain: local.test is ours, relay.test is relayed, valias.test and vbox.test are virtual, the rest is foreign.</summary>
internal sealed class FakeResolver : IAddressRewriter, IAddressResolver
{
    public string Rewrite(string rule, string address) => address.Contains('@') ? address : address + "@local.test";

    public ResolveReply Resolve(string sender, string address)
    {
        if (address.StartsWith("broken@", StringComparison.Ordinal))
            return new("", "", address, ResolveFlags.Fail);
        if (address.StartsWith("malformed@", StringComparison.Ordinal))
            return new("error", "5.1.3 bad address syntax", address, ResolveFlags.Error);
        string domain = address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
        ResolveFlags routed = address.Contains('%') ? ResolveFlags.Routed : ResolveFlags.None;
        return domain switch
        {
            "local.test" => new("local", domain, address, ResolveFlags.ClassLocal | routed),
            "relay.test" => new("relay", domain, address, ResolveFlags.ClassRelay),
            "valias.test" => new("error", "5.1.1 User unknown in virtual alias table", address, ResolveFlags.ClassAlias),
            "vbox.test" => new("virtual", domain, address, ResolveFlags.ClassVirtual),
            _ => new("smtp", domain, address, ResolveFlags.ClassDefault),
        };
    }
}
