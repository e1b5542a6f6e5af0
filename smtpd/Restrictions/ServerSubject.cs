using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Whose domain a restriction looks up: <c>check_…_{mx,ns,a}_access</c>, <c>reject_rhsbl_…</c>.</summary>
/// <param name="Kind">How replies call it.</param>
/// <param name="FindName">The name or address whose domain is looked up; null when there is nothing to look up.</param>
/// <param name="ShowName">What replies show.</param>
internal sealed record ServerSubject(SubjectKind Kind, Func<RequestFacts, string?> FindName, Func<RequestFacts, string> ShowName)
{
    public static readonly ServerSubject Client =
        new(SubjectKind.Client, request => Known(request.Client.Name), request => request.Client.NameAddress);

    public static readonly ServerSubject ReverseClient =
        new(SubjectKind.ReverseClient, request => Known(request.Client.ReverseName), request => request.Client.ReverseName);

    public static readonly ServerSubject Helo =
        new(SubjectKind.Helo, request => request.HeloName, request => request.HeloName ?? "");

    public static readonly ServerSubject Sender =
        new(SubjectKind.Sender, request => NotEmpty(request.Sender), request => request.Sender ?? "");

    public static readonly ServerSubject Recipient =
        new(SubjectKind.Recipient, request => NotEmpty(request.Recipient), request => request.Recipient ?? "");

    private static string? Known(string name) => name == ClientIdentity.Unknown ? null : name;

    private static string? NotEmpty(string? address) => address is "" ? null : address;
}
