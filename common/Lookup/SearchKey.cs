namespace Postfix.Lookup;

/// <summary>A key to try, and which tables it may be tried against.</summary>
public readonly record struct SearchKey(string Key, KeyScope Scope);
