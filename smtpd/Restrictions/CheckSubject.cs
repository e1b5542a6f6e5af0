namespace Postfix.Smtpd.Restrictions;

/// <summary>What is being judged.</summary>
/// <param name="Kind">Which part of the request.</param>
/// <param name="Name">Its value, shown in the reply.</param>
internal readonly record struct CheckSubject(SubjectKind Kind, string Name)
{
    /// <summary>How replies call the part of the request.</summary>
    public string KindText => Kind switch
    {
        SubjectKind.Client => "Client host",
        SubjectKind.ReverseClient => "Unverified Client host",
        SubjectKind.ClientCertificate => "Client certificate",
        SubjectKind.Helo => "Helo command",
        SubjectKind.Sender => "Sender address",
        SubjectKind.Recipient => "Recipient address",
        SubjectKind.Etrn => "Etrn command",
        SubjectKind.Data => "Data command",
        SubjectKind.Login => "SASL login name",
        _ => "End-of-data",
    };

    /// <summary>The usual reply text.</summary>
    public string Rejected(string reason) => $"<{Name}>: {KindText} rejected: {reason}";
}
