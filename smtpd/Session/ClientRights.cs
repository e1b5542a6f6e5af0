using Postfix.Smtp;
using Postfix.Smtpd.Content;

namespace Postfix.Smtpd.Session;

/// <summary>What a client may do, decided once when it connects (and again when XCLIENT makes it another one).</summary>
internal sealed record ClientRights
{
    /// <summary>SMTP on standard input: a local user submits mail, no access control applies.</summary>
    public bool IsStandAlone { get; init; }

    public bool MayXclient { get; init; }

    public bool MayXforward { get; init; }

    public bool MayVerp { get; init; }

    /// <summary>Not subject to <c>smtpd_client_…_limit</c>.</summary>
    public bool IsExemptFromLimits { get; init; }

    public BareNewlinePolicy BareNewlines { get; init; }

    /// <summary>Features that are not offered.</summary>
    public EhloKeywords HiddenKeywords { get; init; }

    /// <summary>Whether the table that says what is not offered failed; only EHLO is in need of it.</summary>
    public bool HasUnknownKeywords { get; init; }
}
