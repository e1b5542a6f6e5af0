using System.Net;
using System.Net.Sockets;
using Postfix.SmtpClient.Destinations;

namespace Postfix.SmtpClient.Tests;

public class AddressOrderTests
{
    [Fact]
    public void Better_preferences_come_first_and_equals_keep_their_order() =>
        Assert.Equal("b c a", Arrange(new AddressOrder(AddressFamily.Unspecified, false, 0, true, new Random(1)), ("a", 4, 20), ("b", 4, 10), ("c", 4, 10)));

    [Fact]
    public void The_preferred_family_comes_first_among_equals() =>
        Assert.Equal("c a b", Arrange(new AddressOrder(AddressFamily.InterNetworkV6, false, 0, true, new Random(1)), ("a", 4, 10), ("b", 6, 20), ("c", 6, 10)));

    [Fact]
    public void Equals_are_shuffled()
    {
        AddressOrder order = new(AddressFamily.Unspecified, true, 0, true, new Random(1));
        HashSet<string> orders = [.. Enumerable.Range(0, 100).Select(_ => Arrange(order, ("a", 4, 1), ("b", 4, 1), ("c", 4, 1), ("d", 4, 2)))];
        Assert.Equal(6, orders.Count);
        Assert.All(orders, text => Assert.EndsWith("d", text));
    }

    [Theory]
    [InlineData(4, "6 6 6 4", "6 6 6 4")]
    [InlineData(4, "6 6 6 6 4 4 4", "6 6 4 4")]
    [InlineData(5, "4 4 4 4 6 6 6", "4 4 4 6 6")]
    [InlineData(5, "6 6 6 6 4 4 4", "6 6 6 4 4")]
    [InlineData(4, "4 4 4 4 4", "4 4 4 4 4")]
    [InlineData(4, "6 4", "6 4")]
    public void The_limit_does_not_shut_out_a_family(int limit, string families, string kept)
    {
        ServerAddress[] servers = [.. families.Replace(" ", "").Select((family, index) => Server($"h{index}", family - '0', 10))];
        AddressOrder order = new(AddressFamily.Unspecified, false, limit, true, new Random(1));
        Assert.Equal(kept, string.Join(' ', order.Arrange(servers).Select(server => server.Address.AddressFamily == AddressFamily.InterNetwork ? 4 : 6)));
    }

    private static string Arrange(AddressOrder order, params (string Host, int Family, int Preference)[] servers) =>
        string.Join(' ', order.Arrange([.. servers.Select(server => Server(server.Host, server.Family, server.Preference))]).Select(server => server.Host));

    private static ServerAddress Server(string host, int family, int preference) =>
        new(host, family == 4 ? IPAddress.Loopback : IPAddress.IPv6Loopback, preference);
}
