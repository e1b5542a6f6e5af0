namespace Postfix.Mail;

/// <summary>The RET parameter of a message (RFC 3461); the values are those of the attribute <c>ret_flags</c>.</summary>
public enum ReturnFlags
{
    /// <summary>Not given.</summary>
    None = 0,

    /// <summary>RET=FULL.</summary>
    Full = 1,

    /// <summary>RET=HDRS.</summary>
    Headers = 2,
}
