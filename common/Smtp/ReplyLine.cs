namespace Postfix.Smtp;

/// <summary>What a line means for the reply that is being read.</summary>
public enum ReplyLine
{
    /// <summary>More lines follow.</summary>
    Continued,

    /// <summary>The reply is complete.</summary>
    Complete,

    /// <summary>The line is not SMTP. It is kept as text, and the reply goes on with the next line.</summary>
    Garbage,
}
