namespace Postfix.Dns;

/// <summary>Name of an address as the system's name service knows it.</summary>
/// <param name="Status">How the lookup ended.</param>
/// <param name="Name">The name; empty unless found.</param>
/// <param name="Reason">The library's text for the error.</param>
public sealed record AddressName(NameLookupStatus Status, string Name, string Reason = "");
