using System.Net;
using System.Text;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Encryption;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>
/// One session of a server on a socket pair, with the rest of the mail system faked. The client is 192.0.2.1, a stranger, unless
/// a test says otherwise; alice@local.test is the only local user.
/// </summary>
internal sealed class TestServer : IDisposable
{
    private static readonly (string, string?)[] s_base =
    [
        ("compatibility_level", "3.12"),
        ("myhostname", "mx.test"),
        ("myorigin", "local.test"),
        ("mydestination", "local.test"),
        ("mynetworks", "127.0.0.1/32"),
        ("relay_domains", "relay.test"),
        ("local_recipient_maps", "inline:{alice=x}"),
        ("virtual_alias_maps", ""),
        ("smtpd_client_connection_count_limit", "0"),
        ("smtpd_error_sleep_time", "0"),
        ("notify_classes", ""),
        ("alias_maps", ""),
    ];

    private readonly TableSet _tables;
    private readonly FileDescriptor _client;
    private readonly FileDescriptor _server;
    private readonly StringBuilder _received = new();
    private Thread? _thread;

    /// <param name="settings">What differs from the usual settings; null for the default of a parameter that these set.</param>
    public TestServer(params (string Name, string? Value)[] settings)
    {
        Dictionary<string, string?> values = [];
        foreach ((string name, string? value) in s_base.Concat(settings))
            values[name] = value;
        Settings = Settings.FromValues([.. values.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!))]);
        Log log = new(0, Lines);
        _tables = new TableSet(new TableContext(Settings, log));
        (_client, _server) = Sockets.Pair();
        Sockets.SetTimeouts(_client, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        Services = CreateServices(log);
    }

    public Settings Settings { get; }

    public LogCollector Lines { get; } = new();

    public FakeStore Store { get; } = new();

    /// <summary>What the DNS knows.</summary>
    public FakeNameServer Dns { get; } = new();

    /// <summary>Who lets clients log in, where main.cf allows it.</summary>
    public FakeSasl Sasl { get; } = new();

    /// <summary>What ended the session before its time; null when nothing did.</summary>
    public Exception? Failure { get; private set; }

    public SmtpdServices Services { get; set; }

    /// <summary>What the thread of the session has allocated when the session is over.</summary>
    public long AllocatedBytes { get; private set; }

    public ClientIdentity Client { get; set; } = new()
    {
        Address = "192.0.2.1",
        Port = "1234",
        Family = System.Net.Sockets.AddressFamily.InterNetwork,
        ServerAddress = "198.51.100.1",
        ServerPort = "25",
    };

    /// <summary>Serves a local user on standard input.</summary>
    public bool IsStandAlone { get; set; }

    /// <summary>A client of our own network.</summary>
    public TestServer FromOwnNetwork()
    {
        Client = Client with { Address = "127.0.0.1", Name = "localhost", NameStatus = PeerNameStatus.Ok, ReverseName = "localhost", ReverseNameStatus = PeerNameStatus.Ok };
        return this;
    }

    /// <summary>Starts the session and returns the greeting.</summary>
    public string Connect()
    {
        Start();
        return ReadReply();
    }

    /// <summary>Starts the session.</summary>
    public void Start()
    {
        CommandTable commands = new(Services);
        Channel channel = new(_server, "client");
        _thread = new Thread(() =>
        {
            try
            {
                new SessionRunner(Services, commands, channel, Client, IsStandAlone).Run();
            }
            catch (FatalException error)
            {
                Failure = error;
            }
            AllocatedBytes = GC.GetAllocatedBytesForCurrentThread();
            _server.Dispose();
        });
        _thread.Start();
    }

    /// <summary>Sends a command and returns the reply; the lines of a longer one are separated by <c>|</c>.</summary>
    public string Say(string line)
    {
        Send(line + "\r\n");
        return ReadReply();
    }

    /// <summary>Sends commands one by one and returns the last reply.</summary>
    public string SayAll(params string[] lines)
    {
        string reply = "";
        foreach (string line in lines)
            reply = Say(line);
        return reply;
    }

    public void Send(string bytes) => _client.WriteAll(Encoding.Latin1.GetBytes(bytes));

    /// <summary>The next reply; empty when the server has hung up.</summary>
    public string ReadReply()
    {
        List<string> lines = [];
        do
        {
            if (ReadLine() is not { } line)
                return string.Join('|', lines);
            lines.Add(line);
        }
        while (lines[^1].Length > 3 && lines[^1][3] == '-');
        return string.Join('|', lines);
    }

    /// <summary>Hangs up, and waits until the session is over.</summary>
    public void Close()
    {
        _client.Dispose();
        Assert.True(_thread is null || _thread.Join(TimeSpan.FromSeconds(20)));
    }

    /// <summary>Waits until the server hangs up.</summary>
    public void AwaitEnd() => Assert.True(_thread!.Join(TimeSpan.FromSeconds(20)));

    public void Dispose()
    {
        Close();
        _tables.Dispose();
    }

    private string? ReadLine()
    {
        byte[] buffer = new byte[4096];
        while (!_received.ToString().Contains('\n'))
        {
            int count = _client.Read(buffer);
            if (count == 0)
                return null;
            _received.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        string text = _received.ToString();
        int end = text.IndexOf('\n');
        _received.Remove(0, end + 1);
        return text[..end].TrimEnd('\r');
    }

    private SmtpdServices CreateServices(Log log)
    {
        SmtpdLog lines = new(log, AddressLogForm.Of(Settings));
        FakeResolver routes = new();
        FakeNames names = new();
        EnvelopeResolver resolver = new(routes, routes, Settings, lines);
        ClientLists clients = new(_tables, Settings, IPAddress.IsLoopback, lines);
        LocalDomains domains = LocalDomains.Open(_tables, IPAddress.IsLoopback);
        AddressRules rules = new(Settings, domains);
        ClientCertificates certificates = new(Settings, _tables, lines);
        MailServices services = new(Settings, log, TimeProvider.System);
        RestrictionContext restrictions = new(Settings, _tables, resolver, lines)
        {
            AddressRules = rules,
            Dns = new DnsQueries(new Resolver(Dns, lines.Warn), names),
            Macros = new SessionMacros(Settings, lines, TimeProvider.System),
            Clients = clients,
            Certificates = certificates,
            Recipients = new RecipientTables(Settings, _tables, rules, resolver, isDisabled: false),
            Host = new LocalHost(domains, IPAddress.IsLoopback),
        };
        return new SmtpdServices
        {
            Settings = Settings,
            Log = lines,
            Time = TimeProvider.System,
            Access = new AccessPolicy(restrictions),
            Tls = new ServerTls(Settings, log, isStandAlone: false),
            Authentication = Settings[SmtpdSaslParameters.AuthEnable] ? new AuthenticationSetup(Settings, _tables, lines).Create(Sasl) : null,
            Limits = new ClientLimits(Settings, services, "smtp", lines),
            Rights = new ClientRightsPolicy(Settings, _tables, clients),
            Rewriting = new LocalRewritePolicy(Settings, _tables, clients, certificates, lines),
            Resolver = resolver,
            Replies = new ReplyEditor(Settings, _tables, lines, TimeProvider.System),
            Store = Store,
            FlushSite = site => site switch
            {
                "flush.test" => FlushStatus.Ok,
                "down.test" => FlushStatus.Failed,
                "bad.test" => FlushStatus.Bad,
                _ => FlushStatus.Denied,
            },
            Notices = new ErrorNotices(Settings, new PostmasterNotice(Settings, services, log, TimeProvider.System)),
            Lists = new CommandLists(Settings, _tables),
            CleanupFlags = CleanupFlags.External,
            Smtputf8Detection = CleanupFlags.None,
        };
    }
}
