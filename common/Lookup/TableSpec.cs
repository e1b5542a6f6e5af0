namespace Postfix.Lookup;

/// <summary>The "type:name" of a lookup table.</summary>
/// <param name="Type">The table type, for example <c>hash</c>.</param>
/// <param name="Name">What the type makes of it: a path, an inline list, a service.</param>
public readonly record struct TableSpec(string Type, string Name)
{
    /// <summary>Whether both halves are there; no table can be opened otherwise.</summary>
    public bool IsComplete => Type.Length > 0 && Name.Length > 0;

    /// <summary>Splits "type:name" at the first colon; null when one half is missing.</summary>
    public static TableSpec? TryParse(string text)
    {
        int colon = text.IndexOf(':');
        return colon >= 0 && new TableSpec(text[..colon], text[(colon + 1)..]) is { IsComplete: true } spec ? spec : null;
    }

    /// <summary>True when a word in a list of patterns means a table and not a literal: it has a colon, and is no IPv6 address in brackets.</summary>
    public static bool LooksLikeTable(string word) => word.Contains(':') && word[0] != '[';

    /// <summary>The text form, "type:name".</summary>
    public override string ToString() => $"{Type}:{Name}";
}
