namespace Postfix.Tests.Lookup.Servers;

/// <summary>Redis with a password, a user <c>mail</c> with another one, and a few entries.</summary>
public sealed class RedisServer : DatabaseServer
{
    public const string Password = "secret";
    public const string UserPassword = "pa$$word";

    /// <summary>The value of <c>hosts</c> for the UNIX-domain socket.</summary>
    public string UnixHost => $"unix:{Directory}/socket";

    /// <summary>The value of <c>hosts</c> for TCP.</summary>
    public string InetHost => $"127.0.0.1:{Port}";

    /// <summary>The value of <c>hosts</c> for TCP with TLS.</summary>
    public string TlsHost => $"127.0.0.1:{TlsPort}";

    /// <summary>The same at an address that is not in the certificate.</summary>
    public string OtherTlsHost => $"127.0.0.2:{TlsPort}";

    /// <summary>The authority of the server's certificate.</summary>
    public string Authority { get; private set; } = "";

    protected override string[] Command =>
    [
        "redis-server", "--bind", "127.0.0.1", "127.0.0.2", "--port", $"{Port}", "--unixsocket", $"{Directory}/socket", "--unixsocketperm", "777",
        "--tls-port", $"{TlsPort}", "--tls-cert-file", Authority, "--tls-key-file", Authority, "--tls-ca-cert-file", Authority,
        "--tls-auth-clients", "no", "--requirepass", Password, "--user", "mail", "on", $">{UserPassword}", "~*", "+get", "+ping",
        "--appendonly", "yes", "--appendfsync", "always", "--dir", Directory,
    ];

    private int TlsPort { get; } = FreePort.Next();

    /// <summary>Gives a command with all rights.</summary>
    public string Execute(params string[] words) =>
        RunAsOrdinaryUser("", ["redis-cli", "-e", "-s", $"{Directory}/socket", "--no-auth-warning", "-a", Password, .. words]);

    protected override void SetUp()
    {
        Authority = MakeCertificate();
        Start();
        Execute("SET", "joe@example.com", "joe");
        Execute("SET", "o'brien \"x\"", "odd");
        Execute("HSET", "aliases", "joe", "hash-joe");
        Execute("SADD", "domains", "example.com");
        Execute("RPUSH", "list", "one", "two", "", "three");
        Execute("-n", "3", "SET", "joe", "other database");
    }

    protected override bool Answers() => Succeeds(() => Execute("PING"));
}
