namespace Postfix.Sasl;

/// <summary>A client as authentication backends want to know it.</summary>
/// <param name="ClientAddress">Numerical address; empty when not known.</param>
/// <param name="ServerAddress">Our address that it connected to; empty when not known.</param>
public sealed record SaslPeer(string ClientAddress, string ServerAddress)
{
    /// <summary>The client's TCP port; empty when not known.</summary>
    public string ClientPort { get; init; } = "";

    /// <summary>Our TCP port; empty when not known.</summary>
    public string ServerPort { get; init; } = "";

    /// <summary>The connection is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>What mechanisms must be.</summary>
    public SaslSecurity Security { get; init; }
}
