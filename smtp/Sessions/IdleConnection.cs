namespace Postfix.SmtpClient.Sessions;

/// <summary>A connection that waits for the next message.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Destination">The next hop that it served well; null when another server did.</param>
/// <param name="IsBestServer">It leads to one of that next hop's most preferred servers.</param>
/// <param name="Since">Time stamp of its last use.</param>
internal sealed record IdleConnection(ServerConnection Connection, string? Destination, bool IsBestServer, long Since);
