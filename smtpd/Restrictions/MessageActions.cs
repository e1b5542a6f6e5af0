namespace Postfix.Smtpd.Restrictions;

/// <summary>What access tables want done with the message of the current transaction; the cleanup service does it.</summary>
internal sealed class MessageActions
{
    private readonly List<string> _blindCopies = [];
    private readonly List<string> _headers = [];

    /// <summary>FILTER: <c>transport:nexthop</c>; the last one counts.</summary>
    public string? Filter { get; set; }

    /// <summary>REDIRECT: takes the place of all recipients; the last one counts.</summary>
    public string? Redirect { get; set; }

    public bool IsHeld { get; set; }

    /// <summary>DISCARD: everything is accepted from now on, and nothing delivered.</summary>
    public bool IsDiscarded { get; set; }

    /// <summary>BCC: extra recipients.</summary>
    public IReadOnlyList<string> BlindCopies => _blindCopies;

    /// <summary>PREPEND: header lines in front of our own.</summary>
    public IReadOnlyList<string> Headers => _headers;

    public void AddBlindCopy(string recipient) => _blindCopies.Add(recipient);

    public void AddHeader(string header) => _headers.Add(header);
}
