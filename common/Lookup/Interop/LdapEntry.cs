namespace Postfix.Lookup.Interop;

/// <summary>One entry that a search has found: its attributes, each with its values.</summary>
internal sealed record LdapEntry(IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Attributes);
