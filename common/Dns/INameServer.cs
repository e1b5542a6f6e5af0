namespace Postfix.Dns;

/// <summary>Puts one question to the name service. Called from many threads at once.</summary>
public interface INameServer
{
    /// <summary>Asks and waits for the reply message, negative ones included.</summary>
    /// <param name="name">A host name in ASCII, or "." for the root.</param>
    /// <param name="type">Record type.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="reply">Receives the message; one that does not fit is marked as truncated.</param>
    /// <returns>Bytes in <paramref name="reply"/>; 0 when no server answered.</returns>
    int Ask(string name, DnsRecordType type, DnsOptions options, Span<byte> reply);
}
