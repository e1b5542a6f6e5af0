namespace Postfix.Smtpd.Commands;

/// <summary>How a command may be used.</summary>
[Flags]
internal enum CommandTraits
{
    None = 0,

    /// <summary>Repeating it without sending mail is suspect (<c>smtpd_junk_command_limit</c>).</summary>
    CountsAsJunk = 1 << 0,

    /// <summary>Must be the last of a pipelined group (RFC 2920, section 3.1).</summary>
    EndsGroup = 1 << 1,

    /// <summary>Is carried out in the clear where TLS is required.</summary>
    ServesInClear = 1 << 2,
}
