using Postfix.Services;

namespace Postfix.Cleanup.Tests;

/// <summary>Completes addresses as trivial-rewrite(8) does on a host of example.com.</summary>
internal sealed class SimpleRewriter : IAddressRewriter
{
    public string Rewrite(string rule, string address)
    {
        if (address is "" or "\"\"")
            return "";
        int at = address.LastIndexOf('@');
        string origin = rule == "local" ? "example.com" : "remote.invalid";
        if (at < 0)
            return $"{address}@{origin}";
        return address[at..].Contains('.') || address.EndsWith(']') ? address : $"{address}.example.com";
    }
}
