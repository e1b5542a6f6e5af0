using System.Net;

namespace Postfix.Posix;

/// <summary>One address of a network interface and the mask of its network.</summary>
public sealed record InterfaceAddress(IPAddress Address, IPAddress Netmask);
