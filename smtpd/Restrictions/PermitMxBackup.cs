using System.Net;
using System.Net.Sockets;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// <c>permit_mx_backup</c>: this system is a backup mail server of the recipient's domain, says the DNS; with
/// <c>permit_mx_backup_networks</c> the primary servers must be in those networks.
/// </summary>
internal sealed class PermitMxBackup(
    EnvelopeResolver resolver, DnsQueries dns, LocalHost host, MatchList primaryNetworks, bool limitsPrimaries, OneWarning note) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        RequestFacts request = evaluation.Request;
        if (request.Recipient is not { } recipient)
            return Verdict.Dunno;
        note.Log();
        ResolveReply route = resolver.Resolve(request.Sender ?? "", recipient);
        if (route.Flags.HasFlag(ResolveFlags.Fail))
            return evaluation.RejectLookupFailure(recipient);
        CheckSubject shown = new(SubjectKind.Recipient, recipient);
        if (resolver.IsAuthorizedDestination(route))
            return evaluation.Permit("permit_mx_backup", shown);
        string domain = DomainSyntax.DomainOf(route.Recipient);
        if (resolver.IsUntrusted(route) || domain is ['[', .., ']'])
            return Verdict.Dunno;
        return IsBackup(evaluation, dns.ToAscii(domain), shown)
            ? evaluation.Permit("permit_mx_backup", shown)
            : Verdict.Dunno;
    }

    private bool IsBackup(Evaluation evaluation, string domain, CheckSubject shown)
    {
        DnsResult result = dns.Lookup(domain, DnsRecordType.MX);
        if (!result.IsFound)
        {
            if (result.Status is DnsStatus.TemporaryFailure or DnsStatus.Filtered)
                DeferUnlessPermitted(evaluation, shown, $"Unable to look up mail exchanger information: {result.Reason}");
            return false;
        }
        List<MailExchangerRecord> exchangers = [.. result.Records.OfType<MailExchangerRecord>().OrderBy(mx => mx.Preference)];
        string[] primaries = [.. exchangers.Where(mx => mx.Preference == exchangers[0].Preference).Select(mx => mx.Host)];
        string[] backups = [.. exchangers.Skip(primaries.Length).Select(mx => mx.Host)];
        return !IsAmong(evaluation, primaries, shown)
            && IsAmong(evaluation, backups, shown)
            && (!limitsPrimaries || Array.TrueForAll(primaries, primary => IsAcceptable(evaluation, primary, shown)));
    }

    // Names first; only without a match the trouble of looking up addresses.
    private bool IsAmong(Evaluation evaluation, string[] hosts, CheckSubject shown) =>
        Array.Exists(hosts, host.IsOwnName) || Array.Exists(hosts, name => HasOwnAddress(evaluation, name, shown));

    private bool HasOwnAddress(Evaluation evaluation, string name, CheckSubject shown)
    {
        HostAddresses addresses = dns.Names.FindAddresses(name, AddressFamily.Unspecified);
        if (addresses.Status != NameLookupStatus.Found)
            DeferUnlessPermitted(evaluation, shown, $"Unable to look up mail exchanger host {name}: {addresses.Reason}");
        return addresses.Addresses.Any(host.IsOwnAddress);
    }

    private bool IsAcceptable(Evaluation evaluation, string primary, CheckSubject shown)
    {
        DnsResult result = dns.LookupAddresses(primary);
        if (!result.IsFound)
        {
            DeferUnlessPermitted(evaluation, shown, $"Unable to look up host {primary} as mail exchanger: {result.Reason}");
            return false;
        }
        foreach (IPAddress address in result.Records.OfType<AddressRecord>().Select(record => record.Address))
        {
            MatchResult match = primaryNetworks.Match(primary, address.ToString());
            if (match == MatchResult.Failed)
                DeferUnlessPermitted(evaluation, shown, $"Unable to verify host {primary} as mail exchanger");
            if (match != MatchResult.Matched)
                return false;
        }
        return true;
    }

    private static void DeferUnlessPermitted(Evaluation evaluation, CheckSubject shown, string reason) =>
        evaluation.DeferUnlessPermitted(new(ErrorClasses.Policy, 450, "4.4.4", shown.Rejected(reason)));
}
