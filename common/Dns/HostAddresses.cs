using System.Net;

namespace Postfix.Dns;

/// <summary>Addresses of a host as the system's name service knows them.</summary>
/// <param name="Status">How the lookup ended.</param>
/// <param name="Addresses">In the order of the name service.</param>
/// <param name="Reason">The library's text for the error.</param>
public sealed record HostAddresses(NameLookupStatus Status, IReadOnlyList<IPAddress> Addresses, string Reason = "");
