namespace Postfix.Smtpd.Content;

/// <summary>Why content that was received cannot become a message; a later value outweighs an earlier one.</summary>
internal enum ContentFault
{
    None,

    /// <summary>The cleanup service does not take any more.</summary>
    WriteFailed,

    /// <summary>Larger than <c>message_size_limit</c>.</summary>
    TooBig,

    /// <summary>A line ended in LF alone, and that is forbidden.</summary>
    BareNewline,
}
