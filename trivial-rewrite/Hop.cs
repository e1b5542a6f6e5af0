namespace Postfix.TrivialRewrite;

/// <summary>Who delivers, and where to.</summary>
/// <param name="Transport">Delivery service in master.cf.</param>
/// <param name="Nexthop">Next hop; its form is the transport's business.</param>
internal readonly record struct Hop(string Transport, string Nexthop)
{
    /// <summary>Reads <c>transport:nexthop</c>; parts that are missing are empty. Further colons belong to the next hop.</summary>
    public static Hop Parse(string text)
    {
        int colon = text.IndexOf(':');
        return colon < 0 ? new Hop(text, "") : new Hop(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>This hop, with another one's next hop unless this has one of its own.</summary>
    public Hop Or(string nexthop) => Nexthop.Length > 0 ? this : this with { Nexthop = nexthop };
}
