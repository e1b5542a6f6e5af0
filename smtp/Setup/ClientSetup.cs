using Postfix.Config;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Server;
using Postfix.Services;
using Postfix.SmtpClient.Authentication;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Deliveries;
using Postfix.SmtpClient.Destinations;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.SmtpClient.Transactions;
using Postfix.Text;

namespace Postfix.SmtpClient.Setup;

/// <summary>
/// Builds what all deliveries share from the configuration. Tables are opened, and host names looked up, before the program gives
/// up its rights.
/// </summary>
internal sealed class ClientSetup
{
    private readonly DaemonContext _context;
    private readonly Settings _settings;
    private readonly SmtpParameters _parameters;
    private readonly ClientProtocol _protocol;
    private readonly SystemNameService _names = new();
    private readonly OwnAddresses _own;
    private readonly AddedHeaders _heading;
    private readonly GenericAddresses? _generic;
    private readonly LoginRules? _login;

    public ClientSetup(DaemonContext context, SmtpParameters parameters, ClientProtocol protocol)
    {
        _context = context;
        _settings = context.Settings;
        _parameters = parameters;
        _protocol = protocol;
        if (!IsLmtp)
            PolicyFinder.CheckInsecureMxPolicy(_settings);
        _own = OwnAddresses.Find(_settings, _names);
        _generic = OpenGenericMaps();
        _login = new LoginSetup(context, protocol).Create(CreateAddressRules);
        _heading = CommandLineFlags.Parse(context.Options.Arguments, Rewrite);
    }

    private SmtpTlsParameters TlsParameters => IsLmtp ? SmtpTlsParameters.Lmtp : SmtpTlsParameters.Smtp;

    private bool IsLmtp => _protocol == ClientProtocol.Lmtp;

    public SmtpAgent CreateAgent()
    {
        new AbsentFeatures(_settings, _parameters, TlsParameters, _context.Log).Warn();
        return new SmtpAgent(CreateServices(), CreateContentRules());
    }

    public ClientServices CreateServices()
    {
        SessionRules sessions = CreateSessionRules();
        return new ClientServices
        {
            Log = _context.Log,
            Delivery = new DeliveryRules(_context.Log, _context.Time, _settings[MailParameters.SoftBounce], IsFinalDelivery()),
            Destinations = new DestinationParser(new TcpPorts(_settings[MailParameters.KnownTcpPorts]), _settings[_parameters.TcpPort]),
            Finder = new FinderSetup(_settings, _parameters, _protocol, _context.Tables, _context.Log).Create(_own, _names),
            Connector = new Connector(new ConnectSetup(_settings, _parameters, _context).Create(_own)),
            Cache = new ConnectionCache(_context.Time, _settings[_parameters.ConnectionCacheTimeLimit]),
            Sessions = sessions,
            Handshakes = CreateHandshakeRules(),
            Transactions = CreateTransactionRules(),
            Routes = CreateRouteRules(),
            PassOn = (transport, request) => DeliverClient.Send(transport, request, _settings[ServiceParameters.IpcTimeout]),
            DebugPeers = DebugPeers.Open(_context.Tables),
            Notices = new SessionNotices(
                _settings, new PostmasterNotice(_settings, _context.Services, _context.Log, _context.Time), _protocol),
        };
    }

    private SessionRules CreateSessionRules() => new(_settings, _parameters, _protocol, _context.Log)
    {
        Notify = ErrorClassNames.Parse(_settings) & (ErrorClasses.Protocol | ErrorClasses.Data),
        ReplyFilter = _settings[_parameters.ReplyFilter] is { Length: > 0 } table
            ? _context.Tables.Open(table, TableFlags.Usual).Find
            : null,
    };

    private HandshakeRules CreateHandshakeRules() => new(_settings, _parameters, _protocol, _context.Log, _context.Time)
    {
        HiddenKeywordMaps = OpenMaps(_parameters.DiscardEhloKeywordAddressMaps),
        Tls = CreateTls(),
        Pix = new PixWorkarounds(_settings, _parameters, OpenMaps(_parameters.PixWorkaroundMaps)),
        Login = _login,
    };

    private TransactionRules CreateTransactionRules() => new()
    {
        Log = _context.Log,
        Clock = _context.Time,
        IsLmtp = IsLmtp,
        SendsXforward = _settings[_parameters.SendXforwardCommand],
        ProbeTarget = ReadProbeTarget(),
        Envelope = new EnvelopeRules(_context.Log, _settings[_parameters.QuoteRfc821Envelope],
            ConvertsContent: !_settings[MimeParameters.DisableMimeOutputConversion], Rewrite)
        {
            SendsDummyAuth = _login is not null
                && _settings[(IsLmtp ? SmtpSaslParameters.Lmtp : SmtpSaslParameters.Smtp).SendDummyMailAuth],
        },
        Farewell = new Farewell(_context.Time, _settings[_parameters.ConnectionReuseTimeLimit],
            _settings[_parameters.ConnectionReuseCountLimit], _settings[_parameters.SkipQuitResponse]),
    };

    private RouteRules CreateRouteRules()
    {
        MatchList cached = MatchList.Open(_context.Tables, _parameters.ConnectionCacheDestinations.Name,
            _settings[_parameters.ConnectionCacheDestinations], MatchSubject.Text);
        return new RouteRules
        {
            Protocol = _protocol,
            MyHostname = _settings[MailParameters.MyHostname],
            FallbackRelays = Tokens.SplitList(_settings[_parameters.FallbackRelay]),
            FallbackName = _parameters.FallbackRelay.Name,
            Relayhost = _settings[MailParameters.Relayhost],
            BestExchangerTransport = IsLmtp ? "" : _settings[SmtpSharedParameters.BestMxTransport],
            AddressLimit = _settings[_parameters.MxAddressLimit],
            SessionLimit = _settings[_parameters.MxSessionLimit],
            FallbackAge = _settings[QueueManagerParameters.MinimalBackoffTime],
            AlwaysCaches = destination => cached.Match(destination) == MatchResult.Matched,
            CachesOnDemand = _settings[_parameters.ConnectionCacheOnDemand],
        };
    }

    public ContentRules CreateContentRules() => new()
    {
        Log = _context.Log,
        MimeLimits = MimeLimits.Of(_settings),
        Generic = _generic,
        Heading = _heading,
        LineLimit = _settings[_parameters.LineLengthLimit],
        MinDataRate = _settings[_parameters.PerRequestDeadline] ? _settings[_parameters.MinDataRate] : 0,
        TransferTimeout = _settings[_parameters.DataXferTimeout],
        PixDelay = _settings[_parameters.PixWorkaroundDelayTime],
    };

    private ClientTls CreateTls()
    {
        PolicyFinder policies = new(_settings, TlsParameters, _context.Tables, _context.Log);
        return new ClientTls(_settings, TlsParameters, policies, _context.Options.Chroot, _context.Log);
    }

    private GenericAddresses? OpenGenericMaps()
    {
        MapList maps = OpenMaps(_parameters.GenericMaps);
        if (maps.IsEmpty)
            return null;
        bool propagates = PropagatedExtensionNames.Parse(_settings).HasFlag(PropagatedExtensions.Generic);
        return new GenericAddresses(new AddressMaps(maps, CreateAddressRules(), _context.Log), propagates,
            address => _context.Services.Rewrite.Rewrite("local", address), _context.Log);
    }

    private AddressRules CreateAddressRules() => new(_settings, LocalDomains.Open(_context.Tables, _own.Contains));

    private string Rewrite(string address) => _generic?.Rewrite(address) ?? address;

    private MapList OpenMaps(Parameter<string> parameter) =>
        MapList.Open(_context.Tables, parameter.Name, _settings[parameter], TableFlags.Usual);

    private bool IsFinalDelivery()
    {
        if (!IsLmtp || _heading.IsFinalDelivery)
            return IsLmtp;
        bool isAssumed = _settings[SmtpSharedParameters.LmtpAssumeFinal];
        if (isAssumed)
            _context.Log.Warning($"{SmtpSharedParameters.LmtpAssumeFinal} is obsolete; instead, specify \"flags={_heading.Flags}X\" in master.cf");
        return isAssumed;
    }

    private ProbeTarget ReadProbeTarget() => _settings[_parameters.AddressVerifyTarget] switch
    {
        "rcpt" => ProbeTarget.Recipient,
        "data" => ProbeTarget.Data,
        var other => throw new ConfigurationException($"bad protocol stage: \"{_parameters.AddressVerifyTarget.Name} = {other}\""),
    };
}
