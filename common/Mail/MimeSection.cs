namespace Postfix.Mail;

/// <summary>Where in a message a header stands.</summary>
public enum MimeSection
{
    /// <summary>The headers of the message itself.</summary>
    Primary,

    /// <summary>The headers of a body part.</summary>
    Multipart,

    /// <summary>The headers of an attached message.</summary>
    Nested,

    /// <summary>Not a header.</summary>
    Body,
}
