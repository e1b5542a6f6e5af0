using System.Net;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Server;

namespace Postfix.TrivialRewrite;

/// <summary>Builds the request handlers from main.cf.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="tables">Where tables are opened.</param>
/// <param name="isOwnAddress">Whether a network address is one of this system.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestSetup(Settings settings, TableSet tables, Func<IPAddress, bool> isOwnAddress, TimeProvider time)
{
    private readonly LocalDomains _localDomains = LocalDomains.Open(tables, isOwnAddress);
    private readonly AddressClasses _classes = AddressClasses.Open(tables, settings);
    private readonly DomainCompletion _local = DomainCompletion.Local(settings);

    /// <summary>One handler per request name.</summary>
    public IReadOnlyList<IRequestHandler> CreateHandlers()
    {
        (AddressResolver resolver, RoutePolicy mail, RoutePolicy probes) = CreateResolver();
        return
        [
            new RewriteRequest(CreateRewriter(), _local, DomainCompletion.Remote(settings), tables.Context.Log),
            new ResolveRequest("resolve", resolver, mail, tables.Context.Log),
            new ResolveRequest("verify", resolver, probes, tables.Context.Log),
        ];
    }

    /// <summary>The resolver and its two policies: for mail and for probes.</summary>
    public (AddressResolver Resolver, RoutePolicy Mail, RoutePolicy Probes) CreateResolver()
    {
        AddressRules addressRules = new(settings, _localDomains);
        ResolverRules rules = ResolverRules.From(settings);
        bool namesTable = settings[RewriteParameters.ShowUserUnknownTableName];
        AddressResolver resolver = new(
            new RoutePeeler(CreateRewriter(), _local, rules, _localDomains.Match), _localDomains.Match, _classes,
            RelocatedUsers.Open(tables, addressRules, settings), rules, tables.Context.Log)
        {
            UnknownUserText = namesTable ? "5.1.1 User unknown in virtual alias table" : "5.1.1 User unknown",
        };
        return (resolver, CreatePolicy(RouteParameters.Mail, addressRules), CreatePolicy(RouteParameters.Probes, addressRules));
    }

    private AddressRewriter CreateRewriter() => new(RewriteRules.From(settings)) { CompletesDomain = FindNotice() };

    private RoutePolicy CreatePolicy(RouteParameters parameters, AddressRules rules) =>
        new(parameters, settings, RouteTables.Open(tables, parameters, rules, time), tables.Context.Log);

    /// <summary>
    /// A site that has not agreed to newer defaults still gets its domain appended to host names, and a line in the log
    /// wherever that matters; <c>localhost</c> is worth one only if nobody told us what it is.
    /// </summary>
    private Action<string>? FindNotice()
    {
        if (!LegacyDefaults.AppliesTo(settings, RewriteParameters.AppendDotMydomain))
            return null;
        return host =>
        {
            bool isLocalhost = host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
            if (isLocalhost && (_localDomains.Match(host) == MatchResult.Matched || _classes.Classify(host) != AddressClass.Default))
                return;
            string advice = isLocalhost ? "; please add \"localhost\" to mydestination or other address class" : "";
            string effect = $"to rewrite \"{host}\" to \"{host}.{settings[MailParameters.MyDomain]}\"{advice}";
            tables.Context.Log.Info(LegacyDefaults.Notice(RewriteParameters.AppendDotMydomain, "yes", effect));
        };
    }
}
