namespace Postfix.Mail;

/// <summary>What a message header is about.</summary>
[Flags]
public enum HeaderTraits
{
    /// <summary>Nothing that needs attention.</summary>
    None = 0,

    /// <summary>Sender addresses.</summary>
    Sender = 1,

    /// <summary>Recipient addresses.</summary>
    Recipient = 2,

    /// <summary>Describes that the message was sent again.</summary>
    Resent = 4,

    /// <summary>Recipients that <c>sendmail -t</c> takes from here.</summary>
    Extract = 8,

    /// <summary>Describes content (RFC 2045).</summary>
    Mime = 16,
}
