namespace Postfix.Anvil;

/// <summary>What is counted per client and time unit.</summary>
internal enum ClientEvent
{
    Connection,
    Message,
    Recipient,
    NewTls,
    Auth,
    TlsTrace,
}
