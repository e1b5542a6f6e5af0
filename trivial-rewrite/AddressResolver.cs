using Postfix.Dns;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Net;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.TrivialRewrite;

/// <summary>
/// Finds transport, next hop and class of a recipient address (trivial-rewrite(8), "resolve"). It touches nothing but
/// tables, and serves many clients at once.
/// </summary>
internal sealed class AddressResolver(
    RoutePeeler peeler, Func<string, MatchResult> isLocal, AddressClasses classes, RelocatedUsers relocated, ResolverRules rules,
    Log log)
{
    // Clients refuse answers with empty parts, whatever the flags say.
    private static readonly ResolveReply s_failure =
        new("CHANNEL NOT UPDATED", "NEXTHOP NOT UPDATED", "NEXTRCPT NOT UPDATED", ResolveFlags.Fail);

    /// <summary>Text of the bounce for mail to a virtual alias domain that no alias took.</summary>
    public required string UnknownUserText { get; init; }

    /// <summary>Resolves an address.</summary>
    /// <param name="policy">For mail, or for probes.</param>
    /// <param name="sender">Envelope sender in internal form.</param>
    /// <param name="address">Recipient address in internal form.</param>
    public ResolveReply Resolve(RoutePolicy policy, string sender, string address)
    {
        if (peeler.Peel(address) is not { } peeled)
            return s_failure;
        if (TryCheckDomain(peeled) is not { } target)
            return s_failure;
        if (target.IsBad)
            return s_failure with { Recipient = target.Recipient, Flags = ResolveFlags.Error | ResolveFlags.ClassDefault };
        AddressClass? kind = target.IsLocal ? AddressClass.Local : classes.Classify(target.Domain);
        if (target.IsLocal)
            classes.CheckLocal(target.Domain);
        if (kind is not { } known || Route(policy, known, sender, target) is not { } hop)
            return s_failure;
        return new ResolveReply(hop.Transport, hop.Nexthop, target.Recipient, FlagsOf(known) | FindingsOn(target));
    }

    private Hop? Route(RoutePolicy policy, AddressClass kind, string sender, Target target)
    {
        Hop? hop = kind == AddressClass.VirtualAlias
            ? new Hop("error", UnknownUserText)
            : policy.Choose(kind, sender, target.Domain) is { } chosen ? policy.Override(target.Recipient, target.Domain, chosen) : null;
        if (hop is null)
            return null;
        LookupResult moved = relocated.FindReason(target.Recipient);
        return moved.IsFailed ? null : moved.IsFound ? new Hop("error", moved.Value) : hop;
    }

    private Target? TryCheckDomain(PeeledAddress peeled)
    {
        try
        {
            return CheckDomain(peeled);
        }
        catch (DllNotFoundException error)
        {
            log.Warning($"domain names in UTF-8 need libidn2 (Debian package libidn2-0): {error.Message}");
            return null;
        }
    }

    /// <summary>Checks the syntax of the domain; null when it cannot be found out whether it is ours.</summary>
    private Target? CheckDomain(PeeledAddress peeled)
    {
        var target = new Target(peeled.Address, peeled.IsLocal);
        if (target.Domain.StartsWith('['))
            return target with { IsBad = !IsLiteral(target.Domain) };
        if (rules.AllowsUtf8 && !ByteText.IsUtf8(target.Recipient))
            return target with { IsBad = true };
        if (MailDomain.IsHostName(target.Domain, rules.AllowsUtf8))
            return target;
        if (!rules.AcceptsNumericDomain || !HostName.IsAddress(target.Domain))
            return target with { IsBad = true };
        target = new Target($"{target.Recipient[..^target.Domain.Length]}[{target.Domain}]", peeled.IsLocal);
        return isLocal(target.Domain) switch
        {
            MatchResult.Matched => target with { IsLocal = true },
            MatchResult.NotMatched => target,
            _ => null,
        };
    }

    private bool IsLiteral(string domain)
    {
        if (AddressLiteral.Parse(domain) is not null)
            return true;
        if (AddressLiteral.FindFault(domain) is { } fault)
            log.Warning(ByteText.Printable(fault));
        return false;
    }

    private ResolveFlags FindingsOn(Target target)
    {
        ResolveFlags flags = ResolveFlags.None;
        // Whatever we think of % and !, the next hop may act on them: relay control must know.
        int firstOperator = target.Recipient.AsSpan().IndexOfAny('@', '!', '%');
        if (firstOperator != target.Recipient.Length - target.Domain.Length - 1)
            flags |= ResolveFlags.Routed;
        if (!rules.AcceptsLeadingHyphen && target.Recipient.StartsWith('-'))
            flags |= ResolveFlags.Error;
        return flags;
    }

    private static ResolveFlags FlagsOf(AddressClass kind) => kind switch
    {
        AddressClass.Local => ResolveFlags.ClassLocal,
        AddressClass.VirtualAlias => ResolveFlags.ClassAlias,
        AddressClass.VirtualMailbox => ResolveFlags.ClassVirtual,
        AddressClass.Relay => ResolveFlags.ClassRelay,
        _ => ResolveFlags.ClassDefault,
    };

    /// <summary>A recipient with its domain.</summary>
    private readonly record struct Target(string Recipient, bool IsLocal)
    {
        public string Domain { get; } = Recipient[(Recipient.LastIndexOf('@') + 1)..];

        public bool IsBad { get; init; }
    }
}
