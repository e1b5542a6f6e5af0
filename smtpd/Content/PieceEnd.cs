namespace Postfix.Smtpd.Content;

/// <summary>How a piece of received text ends.</summary>
internal enum PieceEnd
{
    /// <summary>It does not: the line is longer than the limit and goes on in the next piece.</summary>
    None,

    /// <summary>CR LF, as RFC 5321 wants it.</summary>
    CrLf,

    /// <summary>LF without CR before it.</summary>
    BareLf,
}
