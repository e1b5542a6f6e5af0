namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// Fits the status codes about addresses (X.1.Y, RFC 3463) to what is being judged: an access table may be used for senders and
/// recipients alike, but "bad destination mailbox" makes no sense for a sender.
/// </summary>
internal static class StatusMapping
{
    /// <summary>The status code to use when the subject is rejected.</summary>
    public static string Fit(string status, SubjectKind subject)
    {
        if (status.Length < 5 || status[1..4] != ".1.")
            return status;
        string detail = status[4..];
        return subject switch
        {
            SubjectKind.Sender => detail switch
            {
                "2" or "8" => "4.1.8",
                "1" or "3" or "4" or "6" or "7" => "4.1.7",
                _ => "4.1.0",
            },
            SubjectKind.Recipient => detail switch
            {
                "1" or "4" or "5" or "6" => "4.1." + detail,
                "2" or "8" => "4.1.2",
                "3" or "7" => "4.1.3",
                _ => "4.1.0",
            },
            _ => "4.0.0",
        };
    }
}
