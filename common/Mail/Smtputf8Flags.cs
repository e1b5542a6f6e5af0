namespace Postfix.Mail;

/// <summary>Why a message needs SMTPUTF8 (RFC 6531); sixth field of the size record and attribute <c>smtputf8</c>.</summary>
[Flags]
public enum Smtputf8Flags
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The client asked for it.</summary>
    Requested = 1,

    /// <summary>A header has UTF-8 text.</summary>
    Header = 2,

    /// <summary>The sender address has UTF-8 text.</summary>
    Sender = 4,

    /// <summary>The recipient address has UTF-8 text; known per recipient only.</summary>
    Recipient = 8,
}
