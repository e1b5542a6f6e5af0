namespace Postfix.Delivery;

/// <summary>How a message is written for a mailbox or a command.</summary>
[Flags]
public enum CopyStyle
{
    /// <summary>Content only.</summary>
    None = 0,

    /// <summary>Begin with a <c>From sender  date</c> line.</summary>
    FromLine = 1,

    /// <summary>Add Return-Path:.</summary>
    ReturnPath = 2,

    /// <summary>Add X-Original-To:, when the original recipient is known.</summary>
    OriginalRecipient = 4,

    /// <summary>Add Delivered-To:.</summary>
    DeliveredTo = 8,

    /// <summary>Put <c>&gt;</c> before lines that look like a From_ line.</summary>
    QuoteFrom = 16,

    /// <summary>End with an empty line.</summary>
    BlankLine = 32,

    /// <summary>The destination is a file: sync it, and on failure cut it back to the length that it had.</summary>
    File = 64,

    /// <summary>A message in a file with one message.</summary>
    Maildir = File | ReturnPath | OriginalRecipient | DeliveredTo,

    /// <summary>A message in a file with many messages.</summary>
    Mailbox = Maildir | FromLine | QuoteFrom | BlankLine,

    /// <summary>A message for a command.</summary>
    Command = FromLine | ReturnPath | OriginalRecipient | DeliveredTo,
}
