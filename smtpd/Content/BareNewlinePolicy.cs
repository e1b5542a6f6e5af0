namespace Postfix.Smtpd.Content;

/// <summary>What <c>smtpd_forbid_bare_newline</c> says about lines that end in LF without CR.</summary>
internal enum BareNewlinePolicy
{
    /// <summary>They are lines like others, even before the end-of-data dot.</summary>
    Accept,

    /// <summary>They are lines, but end-of-data must be CR LF . CR LF.</summary>
    Normalize,

    /// <summary>As <see cref="Normalize"/>, and the disconnect line in the log mentions them.</summary>
    Note,

    /// <summary>As <see cref="Normalize"/>, and the command or message is refused.</summary>
    Reject,
}
