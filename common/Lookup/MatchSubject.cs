namespace Postfix.Lookup;

/// <summary>What the patterns of a list are matched against.</summary>
[Flags]
public enum MatchSubject
{
    /// <summary>Words that are equal or not, such as domains in mydestination.</summary>
    Text = 1,

    /// <summary>Host or domain names; patterns can stand for subdomains.</summary>
    HostName = 2,

    /// <summary>Numerical addresses; patterns can be networks.</summary>
    Address = 4,

    /// <summary>A client with name and address, as in debug_peer_list.</summary>
    Client = HostName | Address,
}
