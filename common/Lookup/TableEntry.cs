namespace Postfix.Lookup;

/// <summary>One key and its value, both byte strings.</summary>
public readonly record struct TableEntry(string Key, string Value);
