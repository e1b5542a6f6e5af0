using Postfix.Services;
using Postfix.Smtp;

namespace Postfix.Delivery;

/// <summary>A next hop that is a text for people with an optional enhanced status code in front (error(8), discard(8)).</summary>
public static class NexthopText
{
    /// <summary>Splits "D.S.N text"; without a code, <paramref name="fallbackStatus"/> is the status.</summary>
    public static DsnDetail Parse(string nexthop, string fallbackStatus)
    {
        ArgumentNullException.ThrowIfNull(nexthop);
        StatusText split = EnhancedStatus.Split(nexthop, fallbackStatus);
        return new DsnDetail(split.Status, split.Text);
    }
}
