using System.Net;

namespace Postfix.SmtpClient.Destinations;

/// <summary>An address at which mail for a destination may be delivered.</summary>
/// <param name="Host">The host's name, or the address where there is none.</param>
/// <param name="Address">The address.</param>
/// <param name="Preference">MX preference; smaller is better.</param>
internal sealed record ServerAddress(string Host, IPAddress Address, int Preference);
