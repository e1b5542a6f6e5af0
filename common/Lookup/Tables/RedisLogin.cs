using Postfix.Ipc;

namespace Postfix.Lookup.Tables;

/// <summary>How to log in to a Redis server.</summary>
/// <param name="User">The user; empty for the usual one.</param>
/// <param name="Password">The password; empty for none.</param>
/// <param name="Database">Number of the database.</param>
/// <param name="Timeout">Longest wait for the connection, and longest time of each command.</param>
/// <param name="Encrypt">Does the TLS handshake with a server of this name; null for none.</param>
internal sealed record RedisLogin(string User, string Password, int Database, TimeSpan Timeout, Action<Channel, string>? Encrypt);
