namespace Postfix.Mail;

/// <summary>Kinds of tokens in the text of an address header.</summary>
public enum AddressTokenKind
{
    /// <summary>A single special character: <see cref="AddressToken.Operator"/>.</summary>
    Operator,

    /// <summary>Text without special characters.</summary>
    Atom,

    /// <summary>Text that needs quotes, held without them.</summary>
    QuotedString,

    /// <summary>Text between brackets, held without them.</summary>
    DomainLiteral,

    /// <summary>Comment, held with its parentheses and backslashes.</summary>
    Comment,

    /// <summary>The colon that begins the members of a named group.</summary>
    GroupStart,

    /// <summary>A complete address; its tokens are <see cref="AddressToken.Parts"/>.</summary>
    Address,
}
