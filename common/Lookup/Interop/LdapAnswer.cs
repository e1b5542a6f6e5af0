namespace Postfix.Lookup.Interop;

/// <summary>The answer to a search.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Text">The library's text for that.</param>
/// <param name="Entries">What was found.</param>
internal sealed record LdapAnswer(int Status, string Text, IReadOnlyList<LdapEntry> Entries);
