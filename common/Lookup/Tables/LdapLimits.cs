namespace Postfix.Lookup.Tables;

/// <summary>How much a lookup in a directory may find.</summary>
/// <param name="Depth">Most levels of entries that refer to others.</param>
/// <param name="Size">Most entries of one search; 0 for any number.</param>
internal readonly record struct LdapLimits(int Depth, int Size);
