namespace Postfix.Mail;

/// <summary>The NOTIFY parameter of a recipient (RFC 3461); the values are those of the attribute <c>notify_flags</c>.</summary>
[Flags]
public enum NotifyFlags
{
    /// <summary>Not given.</summary>
    None = 0,

    /// <summary>NEVER; stands alone.</summary>
    Never = 1,

    /// <summary>SUCCESS.</summary>
    Success = 2,

    /// <summary>FAILURE.</summary>
    Failure = 4,

    /// <summary>DELAY.</summary>
    Delay = 8,
}
