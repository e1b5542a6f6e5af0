namespace Postfix.Server;

/// <summary>Acts on datagrams.</summary>
public interface IDatagramHandler
{
    /// <summary>Handles one datagram.</summary>
    void Handle(ReadOnlySpan<byte> datagram);
}
