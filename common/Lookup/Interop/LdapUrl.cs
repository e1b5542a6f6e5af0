namespace Postfix.Lookup.Interop;

/// <summary>What an LDAP URL (RFC 4516) asks for; the server in it does not matter here.</summary>
/// <param name="Base">Where to search.</param>
/// <param name="Scope">How deep.</param>
/// <param name="Filter">What matches; empty for everything.</param>
/// <param name="Attributes">What is wanted; empty for everything.</param>
internal sealed record LdapUrl(string Base, int Scope, string Filter, IReadOnlyList<string> Attributes);
