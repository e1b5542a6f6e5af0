namespace Postfix.Sasl;

/// <summary>The server side of SASL: one implementation for all sessions of a process. Thread-safe.</summary>
public interface ISaslServer
{
    /// <summary>Begins to serve a client, which may then try to authenticate as often as it is allowed to.</summary>
    /// <param name="peer">Who the client is, and what mechanisms must be for it.</param>
    /// <exception cref="SaslException">Nobody can be authenticated now.</exception>
    SaslServerSession Open(SaslPeer peer);
}
