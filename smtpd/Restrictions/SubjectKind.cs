namespace Postfix.Smtpd.Restrictions;

/// <summary>The part of a request that a reply talks about.</summary>
internal enum SubjectKind
{
    Client,
    ReverseClient,
    ClientCertificate,
    Helo,
    Sender,
    Recipient,
    Etrn,
    Data,
    EndOfData,
    Login,
}
