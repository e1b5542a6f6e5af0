using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>The <c>check_…_access</c> restrictions that look up what the client itself said, or who it is.</summary>
internal static class AccessChecks
{
    /// <summary><c>check_client_access</c>.</summary>
    public static Verdict Client(AccessTable table, Evaluation evaluation)
    {
        ClientIdentity client = evaluation.Request.Client;
        return table.JudgeHost(evaluation, client.Name, client.Address, new(SubjectKind.Client, client.NameAddress)).Verdict;
    }

    /// <summary><c>check_reverse_client_hostname_access</c>.</summary>
    public static Verdict ReverseClient(AccessTable table, Evaluation evaluation)
    {
        ClientIdentity client = evaluation.Request.Client;
        return table.JudgeHost(evaluation, client.ReverseName, client.Address, new(SubjectKind.ReverseClient, client.ReverseName)).Verdict;
    }

    /// <summary><c>check_helo_access</c>.</summary>
    public static Verdict Helo(AccessTable table, Evaluation evaluation) => evaluation.Request.HeloName is { } name
        ? table.JudgeDomain(evaluation, name, new(SubjectKind.Helo, name)).Verdict
        : Verdict.Dunno;

    /// <summary><c>check_sasl_access</c>.</summary>
    public static Verdict Login(AccessTable table, Evaluation evaluation) => evaluation.Request.Login is { UserName: { Length: > 0 } user }
        ? table.JudgeKey(evaluation, user, new(SubjectKind.Login, ByteText.Printable(user, '_'))).Verdict
        : Verdict.Dunno;

    /// <summary><c>check_etrn_access</c>.</summary>
    public static Verdict Etrn(AccessTable table, Evaluation evaluation) => evaluation.Request.EtrnDomain is { } domain
        ? table.JudgeDomain(evaluation, domain, new(SubjectKind.Etrn, domain)).Verdict
        : Verdict.Dunno;
}
