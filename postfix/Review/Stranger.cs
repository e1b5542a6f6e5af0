namespace Postfix.PostfixCommand.Review;

/// <summary>A client that nobody knows, with a domain that nobody serves.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Domain">Its domain, and that of the recipient.</param>
internal sealed record Stranger(string Address, string Domain)
{
    /// <summary>Some from everywhere, who have nothing in common.</summary>
    public static IReadOnlyList<Stranger> All { get; } =
    [
        new("5.34.201.17", "qvkdz.com"), new("41.77.9.133", "wxtpl.net"), new("66.250.14.98", "zjrrn.org"), new("109.3.187.40", "kfquu.de"),
        new("141.98.76.5", "yyhgb.info"), new("186.22.119.71", "pnlxc.br"), new("213.160.44.9", "vvrqa.uk"),
        new("2001:470:41:9a::17", "qgmwy.io"), new("2600:3c03:8:44::5", "tbzzk.us"), new("2a02:810d:12f:7::9", "hqxxo.eu"),
    ];

    /// <summary>Whether the client speaks IPv6.</summary>
    public bool IsIp6 => Address.Contains(':');
}
