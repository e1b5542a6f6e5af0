namespace Postfix.Smtpd.Restrictions;

/// <summary>What a restriction says about a request.</summary>
internal enum Verdict
{
    /// <summary>Nothing; the next restriction decides.</summary>
    Dunno,

    /// <summary>Yes; the rest of the list is skipped.</summary>
    Permit,

    /// <summary>No; the reply is in the evaluation.</summary>
    Reject,
}
