namespace Postfix.Lookup.Tables;

/// <summary>A lookup key or a result, cut for the templates of database tables.</summary>
/// <param name="text">The whole text.</param>
internal readonly struct AddressParts(string text)
{
    private readonly int _at = text.LastIndexOf('@');

    public string Text => text;

    /// <summary>What stands before the last @; all of it when there is none.</summary>
    public string User => _at < 0 ? text : text[.._at];

    /// <summary>What stands behind the last @; empty when there is none.</summary>
    public string Domain => _at < 0 ? "" : text[(_at + 1)..];

    public bool HasDomain => _at >= 0 && _at + 1 < text.Length;

    /// <summary>"@domain": the user part is there and empty.</summary>
    public bool HasEmptyUser => _at == 0;

    /// <summary>A label of the domain, counted from the right, from 1; empty when there is none. Dots in a row are one.</summary>
    public string Label(int number)
    {
        string[] labels = Domain.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return number <= labels.Length ? labels[^number] : "";
    }
}
