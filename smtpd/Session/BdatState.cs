namespace Postfix.Smtpd.Session;

/// <summary>Where a message in BDAT chunks stands.</summary>
internal enum BdatState
{
    /// <summary>No chunk was received.</summary>
    None,

    /// <summary>Chunks make up a message.</summary>
    Receiving,

    /// <summary>A chunk was refused; the ones that follow are dropped until the last one or RSET.</summary>
    Failed,
}
