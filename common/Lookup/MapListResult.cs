namespace Postfix.Lookup;

/// <summary>What a search of several tables found, and where.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Table">The table that decided; null when none has the key.</param>
public readonly record struct MapListResult(LookupResult Result, LookupTable? Table);
