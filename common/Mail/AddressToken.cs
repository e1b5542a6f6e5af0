namespace Postfix.Mail;

/// <summary>One token of an address header; an address is a token with tokens of its own.</summary>
public sealed class AddressToken
{
    private static readonly List<AddressToken> NoParts = [];

    private AddressToken(AddressTokenKind kind, string text, char op, List<AddressToken> parts) =>
        (Kind, Text, Operator, Parts) = (kind, text, op, parts);

    /// <summary>A token with text.</summary>
    public AddressToken(AddressTokenKind kind, string text) : this(kind, text, '\0', NoParts) { }

    /// <summary>An operator.</summary>
    public AddressToken(char op) : this(AddressTokenKind.Operator, "", op, NoParts) { }

    /// <summary>An address.</summary>
    public AddressToken(List<AddressToken> parts) : this(AddressTokenKind.Address, "", '\0', parts) { }

    /// <summary>What it is.</summary>
    public AddressTokenKind Kind { get; }

    /// <summary>Text of an atom, quoted string, domain literal or comment.</summary>
    public string Text { get; }

    /// <summary>The character of an operator; NUL for all other kinds.</summary>
    public char Operator { get; }

    /// <summary>The tokens of an address, without comments.</summary>
    public List<AddressToken> Parts { get; private set; }

    /// <summary>Whether the tokens are those of <see cref="Rewrite"/>; their text may then need blanks where the header had none.</summary>
    public bool IsRewritten { get; private set; }

    /// <summary>Atom, quoted string or domain literal.</summary>
    public bool IsWord => Kind is AddressTokenKind.Atom or AddressTokenKind.QuotedString or AddressTokenKind.DomainLiteral;

    /// <summary>Whether two such tokens in a row need a space between them.</summary>
    internal bool IsText => IsWord || Kind is AddressTokenKind.Comment or AddressTokenKind.Address;

    /// <summary>Replaces the tokens of an address by those of its new text, in external form.</summary>
    public void Rewrite(string address) => (Parts, IsRewritten) = (AddressParser.Tokenize(address), true);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        AddressTokenKind.Operator => $"'{Operator}'",
        AddressTokenKind.Address => $"Address({string.Join(' ', Parts)})",
        _ => $"{Kind}({Text})",
    };
}
