using System.Text;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Tests.Ipc;
using Postfix.Tls;

namespace Postfix.Tests.Tls;

public sealed class SessionTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryDirectory _directory = new();
    private readonly ChannelPair _pair = new();
    private readonly TestCertificate _server;
    private readonly TestCertificate _client;

    public SessionTests()
    {
        _server = new TestCertificate(_directory.Path, "mx.example.com");
        _client = new TestCertificate(_directory.Path, "client.example.com", "odd (name");
        _pair.Ours.SetTimeout(s_limit);
        _pair.Theirs.SetTimeout(s_limit);
    }

    public void Dispose()
    {
        _pair.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Both_sides_talk_and_tell_what_they_have_negotiated()
    {
        (TlsFacts server, TlsFacts client) = Connect(ServerOptions(), ClientOptions(), PeerProof.None);

        Assert.Equal("TLSv1.3", server.Protocol);
        Assert.Equal(server.Describe(), client.Describe());
        Assert.Contains("key-exchange X25519 server-signature ECDSA (prime256v1) server-digest SHA256", server.Describe(), StringComparison.Ordinal);
        Assert.Equal(PeerTrust.Anonymous, server.Trust);
        Assert.Equal(PeerTrust.Untrusted, client.Trust);
        Assert.Equal("certificate verification failed for host: self-signed certificate", client.Fault?.Describe("host"));
        _pair.Theirs.Write("hello\n"u8);
        _pair.Theirs.Flush();
        Assert.Equal(5, _pair.Ours.FindDelimiter((byte)'\n', 100));
    }

    [Fact]
    public void Much_text_passes_in_both_directions_unharmed()
    {
        Connect(ServerOptions(), ClientOptions(), PeerProof.None);
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i} ")));
        Thread sender = new(() =>
        {
            _pair.Theirs.Write(text);
            _pair.Theirs.Flush();
        });
        sender.Start();
        byte[] received = new byte[text.Length];

        Assert.True(_pair.Ours.ReadExactly(received));
        sender.Join();
        Assert.Equal(text, received);
    }

    [Fact]
    public void The_end_of_a_session_is_the_end_of_input()
    {
        Connect(ServerOptions(), ClientOptions(), PeerProof.None);
        _pair.Theirs.Dispose();

        Assert.False(_pair.Ours.Fill());
    }

    [Fact]
    public void A_client_certificate_is_shown_to_the_server()
    {
        (TlsFacts server, _) = Connect(
            ServerOptions() with { AsksForCertificate = true, AuthorityFile = _client.File },
            ClientOptions() with { Certificates = Own(_client) },
            PeerProof.None);

        Assert.Equal(PeerTrust.Trusted, server.Trust);
        Assert.Equal("odd (name", server.Peer?.CommonName);
        Assert.Equal(_client.Fingerprint, server.Peer?.CertificateFingerprint);
        Assert.EndsWith("client-signature ECDSA (prime256v1) client-digest SHA256", server.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mx.example.com", PeerTrust.Verified)]
    [InlineData(".example.com", PeerTrust.Verified)]
    [InlineData("www.example.com", PeerTrust.Trusted)]
    public void A_trusted_server_is_verified_by_its_name(string name, PeerTrust expected)
    {
        (_, TlsFacts client) = Connect(
            ServerOptions(), ClientOptions() with { AuthorityFile = _server.File }, new PeerProof([name], []));

        Assert.Equal(expected, client.Trust);
    }

    [Fact]
    public void A_server_is_verified_by_its_fingerprint_whoever_vouches_for_it()
    {
        (_, TlsFacts client) = Connect(ServerOptions(), ClientOptions(), new PeerProof([], [_server.Fingerprint]));

        Assert.Equal(PeerTrust.Verified, client.Trust);
    }

    [Theory]
    [InlineData(false, "mx.example.com", PeerTrust.Verified)]
    [InlineData(true, "mx.example.com", PeerTrust.Verified)]
    [InlineData(false, "www.example.com", PeerTrust.Trusted)]
    public void A_server_is_verified_by_an_anchor_of_its_own(bool isKey, string name, PeerTrust expected)
    {
        TrustAnchors anchors = TrustAnchors.Load([_client.File, isKey ? _server.PublicKeyFile : _server.File]);
        (_, TlsFacts client) = Connect(ServerOptions(), ClientOptions(), new PeerProof([name], [], Anchors: anchors));

        Assert.Equal(expected, client.Trust);
    }

    [Fact]
    public void Where_there_are_anchors_no_authority_counts()
    {
        (_, TlsFacts client) = Connect(ServerOptions(), ClientOptions() with { AuthorityFile = _server.File },
            new PeerProof(["mx.example.com"], [], Anchors: TrustAnchors.Load([_client.File])));

        Assert.Equal(PeerTrust.Untrusted, client.Trust);
    }

    [Fact]
    public void A_file_without_anchors_is_refused()
    {
        string file = Path.Combine(_directory.Path, "empty.pem");
        File.WriteAllText(file, "nothing\n");

        Assert.Equal($"error reading: {file}: no trust anchor", Assert.Throws<TlsException>(() => TrustAnchors.Load([_server.File, file])).Message);
        Assert.Equal("error opening trust anchor file: /nonexistent: No such file or directory",
            Assert.Throws<TlsException>(() => TrustAnchors.Load(["/nonexistent"])).Message);
        File.WriteAllText(file, "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n");
        Assert.Equal($"error reading: {file}: malformed trust-anchor certificate",
            Assert.Throws<TlsException>(() => TrustAnchors.Load([file])).Message);
    }

    [Theory]
    [InlineData("no", PeerTrust.Untrusted)]
    [InlineData("yes", PeerTrust.Trusted)]
    public void A_servers_certificate_is_good_for_a_client_where_that_is_allowed(string allowed, PeerTrust expected)
    {
        TestCertificate other = new(_directory.Path, "other.example.com", use: TestCertificate.ServerUse);
        (TlsFacts server, _) = Connect(
            ServerOptions() with
            {
                AsksForCertificate = true,
                AuthorityFile = other.File,
                Settings = Settings.FromValues(("tls_trust_server_ccerts", allowed)),
            },
            ClientOptions() with { Certificates = Own(other) },
            PeerProof.None);

        Assert.Equal(expected, server.Trust);
    }

    [Theory]
    [InlineData("aes-256-cbc", true)]
    [InlineData("", false)]
    public void Without_a_cipher_for_them_there_are_no_tickets(string cipher, bool areExpected)
    {
        Connect(
            ServerOptions() with { SessionLifetime = TimeSpan.FromHours(1), Settings = Settings.FromValues(("tls_session_ticket_cipher", cipher)) },
            ClientOptions(), PeerProof.None);

        // The ticket waits for the client, who has read no further than the end of the handshake.
        Assert.Equal(areExpected, _pair.Theirs.Descriptor.Available > 0);
    }

    [Theory]
    [InlineData("?X25519MLKEM768:DEFAULT", "ffdhe2048")]
    [InlineData("DEFAULT DEFAULT", "")]
    [InlineData("?nonsense X25519 nonsense", "X25519")]
    [InlineData("?X25519/prime256v1", "ffdhe2048")]
    public void Groups_that_openssl_does_not_know_do_not_keep_others_away(string curves, string finite)
    {
        Settings settings = Settings.FromValues(("tls_eecdh_auto_curves", curves), ("tls_ffdhe_auto_groups", finite));
        (TlsFacts server, _) = Connect(ServerOptions() with { Settings = settings }, ClientOptions() with { Settings = settings }, PeerProof.None);

        Assert.Equal("X25519", server.KeyExchange);
    }

    [Fact]
    public void Where_no_group_is_known_openssl_chooses()
    {
        List<string> warnings = [];
        Settings settings = Settings.FromValues(("tls_eecdh_auto_curves", "nonsense"));
        (TlsFacts server, _) = Connect(ServerOptions() with { Settings = settings, Warn = warnings.Add }, ClientOptions(), PeerProof.None);

        Assert.Equal("X25519", server.KeyExchange);
        Assert.Equal(
            ["none of the key exchange groups \"nonsense\" are supported, using OpenSSL default key exchange groups instead"], warnings);
    }

    [Fact]
    public void A_farewell_is_waited_for_where_that_is_wanted()
    {
        Connect(ServerOptions(), ClientOptions() with { Settings = Settings.FromValues(("tls_fast_shutdown_enable", "no")) }, PeerProof.None);
        Thread leaving = new(_pair.Theirs.Dispose);
        leaving.Start();

        Assert.False(leaving.Join(TimeSpan.FromMilliseconds(300)));
        Assert.False(_pair.Ours.Fill());
        _pair.Ours.Dispose();
        Assert.True(leaving.Join(s_limit));
    }

    [Fact]
    public void A_configuration_of_openssl_is_named_by_its_full_path()
    {
        Settings settings = Settings.FromValues(("tls_config_file", "openssl.cnf"));

        Assert.Equal("non-default tls_config_file = openssl.cnf is not an absolute pathname, disabling TLS support",
            Assert.Throws<TlsException>(() => TlsContext.Create(ClientOptions() with { Settings = settings })).Message);
    }

    [Fact]
    public void Peers_without_a_common_version_fail_with_the_librarys_words()
    {
        TlsSessionOptions old = Session(PeerProof.None, "<=TLSv1.2");
        using TlsContext server = TlsContext.Create(ServerOptions());
        using TlsContext client = TlsContext.Create(ClientOptions());
        Exception? failure = null;
        Thread peer = new(() => failure = Record.Exception(() => Start(_pair.Theirs, client, old)));
        peer.Start();
        TlsException error = Assert.Throws<TlsException>(() => Start(_pair.Ours, server, Session(PeerProof.None, ">=TLSv1.3")));
        peer.Join();

        Assert.Contains(error.Details, line => line.Contains("unsupported protocol", StringComparison.Ordinal));
        Assert.IsType<TlsException>(failure);
    }

    [Fact]
    public void A_silent_peer_ends_the_handshake_in_time()
    {
        using TlsContext server = TlsContext.Create(ServerOptions());
        _pair.Ours.SetTimeout(TimeSpan.FromMilliseconds(100));

        Assert.Throws<TimeoutException>(() => Start(_pair.Ours, server, Session(PeerProof.None)));
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        TlsContextOptions options = ServerOptions() with
        {
            Certificates = new OwnCertificates([], [new("RSA", _server.File, "/nonexistent")]),
        };

        Assert.Equal("cannot get RSA private key from file \"/nonexistent\": disabling TLS support",
            Assert.Throws<TlsException>(() => TlsContext.Create(options)).Message);
    }

    [Fact]
    public void A_chain_file_needs_its_key_first()
    {
        string reversed = Path.Combine(_directory.Path, "reversed.pem");
        string[] blocks = File.ReadAllText(_server.File).Split("-----BEGIN CERT");
        File.WriteAllText(reversed, "-----BEGIN CERT" + blocks[1] + blocks[0]);
        TlsContext.Create(ServerOptions() with { Certificates = new OwnCertificates([_server.File], []) }).Dispose();

        Assert.Contains("key not first", Assert.Throws<TlsException>(() =>
            TlsContext.Create(ServerOptions() with { Certificates = new OwnCertificates([reversed], []) })).Message, StringComparison.Ordinal);
    }

    private (TlsFacts Server, TlsFacts Client) Connect(TlsContextOptions serverOptions, TlsContextOptions clientOptions, PeerProof proof)
    {
        using TlsContext server = TlsContext.Create(serverOptions);
        using TlsContext client = TlsContext.Create(clientOptions);
        TlsFacts? clientFacts = null;
        Thread peer = new(() => clientFacts = Start(_pair.Theirs, client, Session(proof)));
        peer.Start();
        TlsFacts serverFacts = Start(_pair.Ours, server, Session(PeerProof.None));
        peer.Join();
        return (serverFacts, clientFacts!);
    }

    private static TlsFacts Start(Channel channel, TlsContext context, TlsSessionOptions options)
    {
        TlsSession session = context.Open(channel.Descriptor, options);
        channel.Wrap(session.Over, layer => layer.TryHandshake());
        return session.Facts!;
    }

    private static TlsSessionOptions Session(PeerProof proof, string protocols = ">=TLSv1")
    {
        Assert.True(ProtocolRange.TryParse(protocols, out ProtocolRange range));
        return new TlsSessionOptions
        {
            Protocols = range,
            Ciphers = CipherSelection.Compose(Settings.FromValues(), "medium", ""),
            Proof = proof,
        };
    }

    private TlsContextOptions ServerOptions() => Options(isServer: true) with { Certificates = Own(_server) };

    private static TlsContextOptions ClientOptions() => Options(isServer: false);

    internal static TlsContextOptions Options(bool isServer) => new()
    {
        IsServer = isServer,
        Settings = Settings.FromValues(),
        Warn = text => Assert.Fail(text),
        Certificates = new OwnCertificates([], []),
        FingerprintDigest = "sha256",
    };

    private static OwnCertificates Own(TestCertificate certificate) =>
        new([], [new CertificatePair("ECDSA", certificate.File, certificate.File)]);
}
