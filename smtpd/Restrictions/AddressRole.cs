using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Whose address a restriction looks at.</summary>
internal enum AddressRole
{
    Sender,
    Recipient,
}

/// <summary>What belongs to each <see cref="AddressRole"/>.</summary>
internal static class AddressRoles
{
    /// <summary>The address; null when there is none yet, empty for the null sender.</summary>
    public static string? AddressIn(this AddressRole role, RequestFacts request) =>
        role == AddressRole.Sender ? request.Sender : request.Recipient;

    /// <summary>The other side, which sender-dependent resolving wants to know.</summary>
    public static string CounterpartIn(this AddressRole role, RequestFacts request) =>
        (role == AddressRole.Sender ? request.Recipient : request.Sender) ?? "";

    public static SubjectKind SubjectKind(this AddressRole role) =>
        role == AddressRole.Sender ? Restrictions.SubjectKind.Sender : Restrictions.SubjectKind.Recipient;

    /// <summary>Status code for "bad domain" of that side.</summary>
    public static string BadDomainStatus(this AddressRole role) => role == AddressRole.Sender ? "4.1.8" : "4.1.2";

    /// <summary>Status code for "no such mailbox" of that side.</summary>
    public static string BadMailboxStatus(this AddressRole role) => role == AddressRole.Sender ? "5.1.0" : "5.1.1";
}
