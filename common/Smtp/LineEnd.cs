namespace Postfix.Smtp;

/// <summary>What stands behind a line that was read from an SMTP connection.</summary>
public enum LineEnd
{
    /// <summary>CR LF.</summary>
    CrLf,

    /// <summary>LF alone.</summary>
    Lf,

    /// <summary>CR LF or LF, after more than the limit; what exceeds the limit is lost.</summary>
    TooLong,

    /// <summary>The peer closed the connection; what it sent last is no line.</summary>
    EndOfInput,
}
