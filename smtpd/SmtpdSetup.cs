using System.Net;
using Postfix.Config;
using Postfix.Delivery;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Server;
using Postfix.Services;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Encryption;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Session;
using Postfix.Smtpd.Submission;

namespace Postfix.Smtpd;

/// <summary>Builds what all sessions share from the configuration.</summary>
internal sealed class SmtpdSetup
{
    private readonly DaemonContext _context;
    private readonly Settings _settings;
    private readonly SmtpdLog _log;
    private readonly SystemNameService _names = new();
    private readonly SmtpdServices _services;
    private readonly ClientLists _clients;
    private readonly ClientCertificates _certificates;

    /// <exception cref="ConfigurationException">main.cf cannot be used.</exception>
    public SmtpdSetup(DaemonContext context)
    {
        _context = context;
        _settings = context.Settings;
        _log = new SmtpdLog(context.Log, AddressLogForm.Of(_settings));
        OwnAddresses own = OwnAddresses.Find(_settings, _names);
        HashSet<IPAddress> interfaces = [.. own.Interfaces.Select(item => item.Address)];
        _certificates = new ClientCertificates(_settings, context.Tables, _log);
        _clients = new ClientLists(context.Tables, _settings, interfaces.Contains, _log);
        EnvelopeResolver resolver = new(context.Services.Rewrite, context.Services.Rewrite, _settings, _log);
        _services = CreateServices(resolver, CreateRestrictions(resolver, own));
        WarnAboutQueueSpace();
    }

    public ConnectionHandler CreateHandler() => new(
        _services, new CommandTable(_services), new ClientLookup(_settings, _names, _log), UnsupportedSecurity.Find(_settings, _context.Log))
    {
        IsStandAlone = _context.IsStandAlone,
        DebugPeers = DebugPeers.Open(_context.Tables),
    };

    private RestrictionContext CreateRestrictions(EnvelopeResolver resolver, OwnAddresses own)
    {
        LocalDomains domains = LocalDomains.Open(_context.Tables, own.Contains);
        AddressRules rules = new(_settings, domains);
        bool skipsRecipientChecks = new ReceiveOverrides(_settings).SkipsRecipientChecks;
        return new RestrictionContext(_settings, _context.Tables, resolver, _log)
        {
            AddressRules = rules,
            Dns = new DnsQueries(new Resolver(
                new SystemNameServer(), _log.Warn, DnsReplyFilter.Open(_context.Tables, _settings, SmtpdParameters.DnsReplyFilter)), _names)
            {
                Mapping = _settings.IdnaMapping,
            },
            Macros = new SessionMacros(_settings, _log, _context.Time),
            Clients = _clients,
            Certificates = _certificates,
            Recipients = new RecipientTables(_settings, _context.Tables, rules, resolver, skipsRecipientChecks),
            Host = new LocalHost(domains, own.Contains),
        };
    }

    private SmtpdServices CreateServices(EnvelopeResolver resolver, RestrictionContext restrictions) => new()
    {
        Settings = _settings,
        Log = _log,
        Time = _context.Time,
        Access = new AccessPolicy(restrictions),
        Tls = new ServerTls(_settings, _context.Log, _context.Options.ServeStandardInput),
        Authentication = new AuthenticationSetup(_settings, _context.Tables, _log).Create(_context),
        Limits = new ClientLimits(_settings, _context.Services, _context.ServiceName, _log),
        Rights = new ClientRightsPolicy(_settings, _context.Tables, _clients),
        Rewriting = new LocalRewritePolicy(_settings, _context.Tables, _clients, _certificates, _log),
        Resolver = resolver,
        Replies = new ReplyEditor(_settings, _context.Tables, _log, _context.Time),
        Store = _context.IsStandAlone ? new PostdropStore(_settings, _context.Log) : new CleanupStore(_context.Services),
        FlushSite = new FastFlush(_settings, _context.Tables, _context.Services.Flush).SendSite,
        Notices = new ErrorNotices(_settings, new PostmasterNotice(_settings, _context.Services, _context.Log, _context.Time)),
        Lists = new CommandLists(_settings, _context.Tables),
        CleanupFlags = new ReceiveOverrides(_settings).Apply(CleanupFlags.External & ~CleanupFlags.Milter) | CleanupFlags.SmtpReply,
        Smtputf8Detection = InternalMailFlags.Smtputf8Detection(_settings, MailSources.Smtpd),
    };

    private void WarnAboutQueueSpace()
    {
        long minimum = _settings[SmtpdParameters.QueueMinfree];
        long limit = _settings[MailParameters.MessageSizeLimit];
        if (minimum > 0 && limit > 0 && minimum / 1.5 < limit)
            _log.Warn($"{SmtpdParameters.QueueMinfree.Name}({minimum}) should be at least 1.5*{MailParameters.MessageSizeLimit.Name}({limit})");
    }
}
