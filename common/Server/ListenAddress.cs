using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Where a service listens.</summary>
/// <param name="Name">A form that stays the same whether master.cf says "smtp" or "25".</param>
/// <param name="Endpoints">TCP addresses.</param>
/// <param name="IsLocalOnly">Only this machine can reach it.</param>
public sealed record ListenAddress(string Name, IReadOnlyList<InetEndpoint> Endpoints, bool IsLocalOnly);
