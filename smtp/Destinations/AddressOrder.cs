using System.Net.Sockets;

namespace Postfix.SmtpClient.Destinations;

/// <summary>The order in which the servers of a destination are tried, and how many of them.</summary>
/// <param name="preferred">The family that goes first among equals; Unspecified leaves it to chance.</param>
/// <param name="isShuffled">Servers of equal preference share the load (smtp_randomize_addresses).</param>
/// <param name="limit">Most addresses to try (smtp_mx_address_limit); 0 for all.</param>
/// <param name="isBalanced">The limit is not to shut out one of the two families (smtp_balance_inet_protocols).</param>
/// <param name="random">Chance.</param>
internal sealed class AddressOrder(AddressFamily preferred, bool isShuffled, int limit, bool isBalanced, Random random)
{
    /// <summary>Most addresses that are looked at; longer lists are somebody's mistake.</summary>
    public const int MaxAddresses = 100;

    public IReadOnlyList<ServerAddress> Arrange(IReadOnlyList<ServerAddress> servers)
    {
        if (servers.Count < 2)
            return servers;
        ServerAddress[] list = [.. servers];
        if (isShuffled)
            random.Shuffle(list);
        ServerAddress[] sorted = [.. list.OrderBy(server => server.Preference).ThenBy(IsLessWelcome)]; // stable
        return limit > 0 && isBalanced ? Balance(sorted, Math.Min(limit, MaxAddresses)) : sorted;
    }

    /// <summary>Leaves out what exceeds the limit so that each family keeps up to half of the places; the order stays.</summary>
    private static IReadOnlyList<ServerAddress> Balance(ServerAddress[] servers, int limit)
    {
        int ipv6 = servers.Count(IsIPv6);
        int ipv4 = servers.Length - ipv6;
        if (ipv4 == 0 || ipv6 == 0 || servers.Length <= limit)
            return servers;
        int half = limit / 2;
        int ipv4Places = ipv6 <= half ? limit - ipv6
            : ipv4 <= half ? ipv4
            : IsIPv6(servers[0]) ? half : limit - half; // an odd place goes to the family of the first server
        int ipv6Places = limit - ipv4Places;
        return [.. servers.Where(server => IsIPv6(server) ? ipv6Places-- > 0 : ipv4Places-- > 0)];
    }

    private bool IsLessWelcome(ServerAddress server) =>
        preferred != AddressFamily.Unspecified && server.Address.AddressFamily != preferred;

    private static bool IsIPv6(ServerAddress server) => server.Address.AddressFamily == AddressFamily.InterNetworkV6;
}
