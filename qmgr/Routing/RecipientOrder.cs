using Postfix.QueueManager.Scheduling;
using Postfix.Text;

namespace Postfix.QueueManager.Routing;

/// <summary>
/// Sorts recipients by transport, destination, domain and address: those that can share a delivery stand together, and
/// routed ones come first.
/// </summary>
internal sealed class RecipientOrder : IComparer<RoutedRecipient>
{
    /// <summary>The only one; it has no state.</summary>
    public static readonly RecipientOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(RoutedRecipient x, RoutedRecipient y)
    {
        int order = CompareDestinations(x.Destination, y.Destination);
        if (order == 0)
            order = CompareDomains(x.Recipient.Address, y.Recipient.Address);
        return order != 0 ? order : string.CompareOrdinal(x.Recipient.Address, y.Recipient.Address);
    }

    private static int CompareDestinations(DestinationQueue? x, DestinationQueue? y)
    {
        if (x == y)
            return 0;
        if (x is null || y is null)
            return x is null ? 1 : -1;
        int order = string.CompareOrdinal(x.Transport.Name, y.Transport.Name);
        return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
    }

    private static int CompareDomains(string x, string y)
    {
        (int atX, int atY) = (x.LastIndexOf('@'), y.LastIndexOf('@'));
        if (atX < 0 || atY < 0)
            return (atX < 0).CompareTo(atY < 0);
        return AsciiComparer.Compare(x.AsSpan(atX), y.AsSpan(atY));
    }
}
