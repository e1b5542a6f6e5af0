using System.Diagnostics;
using Postfix.Lookup;
using Postfix.Lookup.Interop;
using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

[Collection(RealServers.Name)]
public sealed class LdapTableTests(SlapdServer server) : IClassFixture<SlapdServer>, IDisposable
{
    private const string ByMail = "query_filter = mail=%s\nresult_attribute = description";
    private const string ByUid = "query_filter = uid=%s";
    private const string Members = ByUid + "\nresult_attribute = description\nspecial_result_attribute = member\n";

    private readonly TableFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(ByMail, "joe@example.com", "joe-drop")]
    [InlineData(ByMail, "nobody@example.com", null)]
    [InlineData(ByMail, "", null)]
    [InlineData(ByMail, "ann@example.com", "ann-drop,ann@elsewhere.example")]
    [InlineData(ByMail + "\nresult_format = <%s>", "ann@example.com", "<ann-drop>,<ann@elsewhere.example>")]
    [InlineData(ByMail + "\nresult_filter = <%s>", "joe@example.com", "<joe-drop>")]
    [InlineData(ByMail + "\nresult_format = %u at %d", "ann@example.com", "ann at elsewhere.example")]
    [InlineData("query_filter = uid=%u\nresult_attribute = cn, mail", "joe@anywhere", "Joe,joe@example.com")]
    [InlineData(ByMail + "\ndomain = example.org", "joe@example.com", null)]
    [InlineData(ByMail + "\ndomain = example.com", "joe@example.com", "joe-drop")]
    [InlineData(ByMail + "\nscope = one", "joe@example.com", null)]
    [InlineData("query_filter = objectclass=%u\nscope = base\nresult_attribute = dc", "domain@x", "example")]
    [InlineData(ByMail + "\nbind = no", "joe@example.com", "joe-drop")]
    [InlineData(ByMail + "\nversion = 3\ndereference = 3\nchase_referrals = 1\nsize_limit = 5", "joe@example.com", "joe-drop")]
    public void A_search_finds_what_matches(string parameters, string key, string? expected) =>
        Assert.Equal(expected, _fixture.Find(Table(parameters), key));

    [Theory]
    [InlineData("", "team-archive,joe-drop,ann-drop,ann@elsewhere.example")] // the group's own, then its members'
    [InlineData("leaf_result_attribute = description", "joe-drop,ann-drop,ann@elsewhere.example")]
    [InlineData("terminal_result_attribute = cn", "team")]
    public void Entries_refer_to_others(string parameters, string expected)
    {
        Assert.Equal(expected, _fixture.Find(Table(Members + parameters), "team"));
        if (!parameters.Contains("leaf", StringComparison.Ordinal))
            return;
        Assert.Equal(
        [
            "dict_ldap_get_values[1]: DN uid=gone,ou=people,dc=example,dc=com not found, skipping ",
            "dict_ldap_lookup: Had some trouble with entries returned by search: No such object",
        ], _fixture.LogLines);
    }

    [Fact]
    public void A_server_that_cannot_be_reached_is_passed_over_in_silence_while_another_one_answers()
    {
        Assert.Equal("joe-drop", _fixture.Find(Table(ByMail, $"ldapi://%2Fnowhere {server.UnixUrl}"), "joe@example.com"));
        Assert.Empty(_fixture.LogLines);
        Assert.True(Find(Table(ByMail, "ldapi://%2Fnowhere ldapi://%2Fneither"), "joe@example.com").IsFailed);
        Assert.Equal(
            "dict_ldap_connect: Unable to bind to server ldapi://%2Fneither with dn empty or implicit: -1 (Can't contact LDAP server)",
            Assert.Single(_fixture.LogLines));
    }

    [Theory]
    [InlineData("tls_random_file = /nowhere", "set tls_random_file to /nowhere: -1: Can't contact LDAP server")]
    [InlineData("tls_ca_cert_file = /nowhere", "allocate new TLS context -1: Can't contact LDAP server")]
    public void Options_of_tls_that_cannot_be_set_matter_to_tls_only(string parameter, string problem)
    {
        Assert.Equal("joe-drop", _fixture.Find(Table(ByMail + "\n" + parameter), "joe@example.com"));
        Assert.Empty(_fixture.LogLines);
        Assert.True(Find(Table(ByMail + "\n" + parameter, server.TlsUrl), "joe@example.com").IsFailed);
        Assert.Equal([$"dict_ldap_set_tls_options: Unable to {problem}"], _fixture.LogLines);
    }

    [Fact]
    public void A_terminal_attribute_ends_the_search_where_there_is_one()
    {
        string table = Table(Members + "terminal_result_attribute = destinationIndicator");
        Assert.Equal("elsewhere", _fixture.Find(table, "relayed"));
        Assert.Equal("joe-drop", _fixture.Find(table, "joe"));
    }

    [Theory]
    [InlineData("result_attribute = mail", "ann@example.com,joe@example.com")] // children have the order of their names
    [InlineData("result_attribute = description", "of the group")] // the URL asks for mail only
    public void A_url_finds_entries_and_chooses_attributes(string parameters, string expected) => Assert.Equal(
        expected, _fixture.Find(Table($"{ByUid}\nspecial_result_attribute = labeledURI\n{parameters}"), "byurl"));

    [Theory]
    [InlineData(Members, "loop", "dict_ldap_get_values[1000]: NAME: Recursion limit exceeded for special attribute member=cn=loop,dc=example,dc=com")]
    [InlineData(Members + "recursion_limit = 1", "team", "dict_ldap_get_values[1]: NAME: Recursion limit exceeded for special attribute member=" + SlapdServer.Joe)]
    [InlineData(ByMail + "\nexpansion_limit = 1", "ann@example.com", "dict_ldap_get_values[1]: NAME: Expansion limit exceeded for key: 'ann@example.com'")]
    [InlineData("query_filter = (|(objectclass=*)(uid=%s))\nsize_limit = 2", "x", "dict_ldap_lookup: Search error 4: Size limit exceeded ")]
    [InlineData(ByUid + "\nspecial_result_attribute = labeledURI", "badurl", "dict_ldap_get_values[1]: malformed URL ldap://[/x: Compare False(5)")]
    [InlineData("query_filter = ((%s", "x", "dict_ldap_lookup: Search error -7: Bad search filter ")]
    [InlineData(ByUid + "\nsearch_base = dc=nowhere", "joe", "dict_ldap_lookup: NAME: Search base 'dc=nowhere' not found: 32: No such object")]
    public void What_goes_too_far_is_a_failure(string parameters, string key, string line)
    {
        string table = Table(parameters);
        Assert.Equal(LookupError.Retry, Find(table, key).Error);
        Assert.Equal(line.Replace("NAME", table["ldap:".Length..], StringComparison.Ordinal), Assert.Single(_fixture.LogLines));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("joe*")]
    [InlineData("j*)(|(uid=joe")]
    [InlineData("joe)(objectclass=*")]
    [InlineData("joe\0")]
    [InlineData("\\6aoe")]
    [InlineData("joe\n")]
    [InlineData("\u00e0\u0080\u00a7")]
    public void A_hostile_key_is_but_a_key(string key) =>
        Assert.Null(_fixture.Find(Table(ByUid + "\nresult_attribute = cn"), key, TableFlags.None));

    [Fact]
    public void Keys_made_by_chance_are_not_found()
    {
        string filter = Table("query_filter = (|(uid=%s)(cn=%s))\nresult_attribute = cn");
        string place = Table("search_base = ou=%s,dc=example,dc=com\nquery_filter = cn=%s\nresult_attribute = cn");
        Assert.All(HostileKeys.All(), key => Assert.Null(_fixture.Find(filter, key, TableFlags.None)));
        Assert.All(HostileKeys.All(), key => Assert.Null(_fixture.Find(place, key, TableFlags.None)));
        Assert.Empty(_fixture.LogLines);
    }

    [Fact]
    public void Keys_may_be_long_and_need_not_be_ascii()
    {
        string table = Table("query_filter = cn=%s\nresult_attribute = mail");
        Assert.Equal("ann@example.com", _fixture.Find(table, "Ann (*) \\ \"Lee\"", TableFlags.None));
        Assert.Null(_fixture.Find(table, new string('*', 100_000)));
        string byName = Table($"query_filter = sn=%s\nresult_attribute = mail\nbind_dn = {SlapdServer.Joe}\nbind_pw = {SlapdServer.Password}");
        Assert.Equal("ann@example.com", _fixture.Find(byName, ByteText.FromUnicode("müller")));
    }

    [Theory]
    [InlineData("a,b=\"c", "odd place")]
    [InlineData("a,ou=people", null)]
    [InlineData("people,dc=example,dc=com??", null)]
    [InlineData(" people ", null)]
    [InlineData("#\\<>;+", null)]
    public void The_place_to_search_may_depend_on_the_key(string key, string? expected) => Assert.Equal(expected, _fixture.Find(
        Table("search_base = ou=%s,dc=example,dc=com\nscope = base\nquery_filter = objectclass=*\nresult_attribute = description"), key, TableFlags.None));

    [Theory]
    [InlineData("bind_dn = " + SlapdServer.Joe + "\nbind_pw = " + SlapdServer.Password)]
    [InlineData("bind = sasl\nsasl_mechs = SCRAM-SHA-256 DIGEST-MD5\nbind_dn = joe\nbind_pw = " + SlapdServer.Password)]
    public void A_client_with_a_name_sees_more(string login)
    {
        const string query = ByUid + "\nresult_attribute = sn";
        Assert.Null(_fixture.Find(Table(query), "joe"));
        Assert.Equal("Smith", _fixture.Find(Table($"{query}\n{login}", server.InetUrl), "joe"));
    }

    [Fact]
    public void A_wrong_password_is_a_failure()
    {
        string table = Table($"{ByMail}\nbind_dn = {SlapdServer.Joe}\nbind_pw = secret");
        Assert.Equal(LookupError.Retry, Find(table, "joe@example.com").Error);
        Assert.Equal(
            $"dict_ldap_connect: Unable to bind to server {server.UnixUrl} with dn {SlapdServer.Joe}: 49 (Invalid credentials)",
            Assert.Single(_fixture.LogLines));
    }

    [Fact]
    public void Encryption_proves_the_server()
    {
        string trusting = $"{ByMail}\ntls_require_cert = yes\ntls_ca_cert_file = {server.Authority}\n";
        Assert.Equal("joe-drop", _fixture.Find(Table(trusting, server.TlsUrl), "joe@example.com"));
        Assert.Equal("joe-drop", _fixture.Find(Table(trusting + "start_tls = yes", server.InetUrl), "joe@example.com"));
        Assert.Equal("joe-drop", _fixture.Find(Table(ByMail + "\nstart_tls = yes", server.InetUrl), "joe@example.com"));
        Assert.True(Find(Table(trusting, server.OtherTlsUrl), "joe@example.com").IsFailed);
        Assert.True(Find(Table(ByMail + "\ntls_require_cert = yes", server.TlsUrl), "joe@example.com").IsFailed);
        Assert.True(Find(Table(ByMail + "\ntls_require_cert = yes\nstart_tls = yes", server.InetUrl), "joe@example.com").IsFailed);
    }

    [Fact]
    public void Servers_are_tried_in_their_order_and_dead_ones_left_alone()
    {
        string table = Table(ByMail, $"ldapi://%2Fnowhere {server.UnixUrl}");
        for (int i = 0; i < 3; i++)
            Assert.Equal("joe-drop", _fixture.Find(table, "joe@example.com"));
        Assert.Empty(_fixture.LogLines); // they matter when no other one answers
    }

    [Fact]
    public void Hosts_need_not_be_urls()
    {
        Assert.Equal("joe-drop", _fixture.Find(Table(ByMail, $"localhost:{server.Port}"), "joe@example.com"));
        Assert.Equal("joe-drop", _fixture.Find(Table($"{ByMail}\nserver_port = {server.Port}", "localhost"), "joe@example.com"));
    }

    [Fact]
    public void A_restarted_server_is_asked_without_a_failure()
    {
        string table = Table(ByMail);
        Assert.Equal("joe-drop", _fixture.Find(table, "joe@example.com"));
        server.Kill();
        server.Start();
        Assert.Equal("joe-drop", _fixture.Find(table, "joe@example.com"));
        Assert.Empty(_fixture.LogLines);
    }

    [Theory]
    [InlineData("bind = yes", "dict_ldap_connect: Unable to bind to server ")]
    [InlineData("bind = no", "dict_ldap_lookup: Search error -5: ")]
    public void A_server_that_does_not_answer_is_a_failure(string bind, string line)
    {
        server.Freeze();
        try
        {
            string table = Table($"{ByMail}\ntimeout = 1\n{bind}", server.InetUrl);
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(LookupError.Retry, Find(table, "joe@example.com").Error);
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
            Assert.StartsWith(line, Assert.Single(_fixture.LogLines), StringComparison.Ordinal);
        }
        finally
        {
            server.Thaw();
        }
    }

    [Fact]
    public void Threads_share_a_table()
    {
        LookupTable shared = _fixture.Tables.Open(Table(ByMail), TableFlags.Usual);
        int found = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 50; i++)
                Interlocked.Add(ref found, shared.Find("joe@example.com").Value == "joe-drop" ? 1 : 0);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(400, found);
    }

    [Theory]
    [InlineData("query_filter = uid=joe", "NAME: Fixed query_filter uid=joe is probably useless")]
    [InlineData("scope = deep", "NAME: Unrecognized value deep specified for scope; using sub")]
    [InlineData("version = 7", "NAME Unknown version 7, using 2.")]
    [InlineData("cache_size = 5", "NAME ignoring cache_size")]
    [InlineData("dereference = 4", "NAME Unrecognized value 4 specified for dereference; using 0")]
    [InlineData("cache = yes", "NAME ignoring cache")]
    public void Odd_parameters_are_warned_about(string parameter, string warning)
    {
        string table = Table(parameter);
        _fixture.Tables.Open(table, TableFlags.None);
        Assert.Equal($"dict_ldap_open: {warning.Replace("NAME", table["ldap:".Length..], StringComparison.Ordinal)}", _fixture.LogLines[0]);
    }

    [Theory]
    [InlineData("cache = no")]
    [InlineData("chase_referrals = yes")]
    [InlineData("chase_referrals = no")]
    [InlineData("chase_referrals = 1")] // as the manual of Postfix has it
    public void Some_parameters_are_switches(string parameter)
    {
        Assert.Equal("joe-drop", _fixture.Find(Table($"{ByMail}\n{parameter}"), "joe@example.com"));
        Assert.Empty(_fixture.LogLines);
    }

    [Theory]
    [InlineData("chase_referrals = perhaps", "bad boolean configuration: chase_referrals = perhaps")]
    [InlineData("cache = perhaps", "bad boolean configuration: cache = perhaps")]
    [InlineData("bind = sasl\nsasl_minssf = 4097", "invalid sasl_minssf parameter value 4097 > 4096")]
    [InlineData("recursion_limit = 0", "invalid recursion_limit parameter value 0 < 1")]
    [InlineData("version = 1", "invalid version parameter value 1 < 2")]
    public void Values_that_make_no_sense_are_refused(string parameter, string message)
    {
        string table = Table(parameter);
        TableException error = Assert.Throws<TableException>(() => _fixture.Tables.Open(table, TableFlags.None));
        Assert.Equal($"{table["ldap:".Length..]}: {message}", error.Message);
    }

    [Fact]
    public void The_protocol_is_old_unless_it_is_set_or_cannot_be()
    {
        Assert.True(Find(Table(ByMail + "\nversion = 2", server.InetUrl), "joe@example.com").IsFailed);
        Assert.Contains("(Protocol error)", Assert.Single(_fixture.LogLines), StringComparison.Ordinal);
        Assert.Equal("joe-drop", _fixture.Find(Table(ByMail + "\nversion = 2"), "joe@example.com")); // ldapi:
        Assert.Contains("dict_ldap_open: URL scheme ldapi requires protocol version 3", _fixture.LogLines);
    }

    [Fact]
    public void What_the_library_does_can_be_followed_in_the_log()
    {
        try
        {
            Assert.Equal("joe-drop", _fixture.Find(Table(ByMail + "\ndebuglevel = 1"), "joe@example.com"));
            Assert.Contains(_fixture.LogLines, line => line == "ldap_search_ext");
        }
        finally
        {
            LdapDebugging.Start(LdapLibrary.Load(), level: 0, _ => { });
        }
    }

    [Fact]
    public void Parameters_may_stand_in_main_cf()
    {
        using TableFixture fixture = new(settings:
        [
            ("people_server_host", server.UnixUrl), ("people_search_base", "dc=example,dc=com"), ("people_query_filter", "(mail=%s)"),
            ("people_result_attribute", "description"), ("people_version", "3"),
        ]);
        Assert.Equal("joe-drop", fixture.Find("ldap:people", "Joe@Example.com"));
    }

    private string Table(string parameters, string? servers = null)
    {
        string place = parameters.Contains("search_base", StringComparison.Ordinal) ? "" : "search_base = dc=example,dc=com\n";
        string version = parameters.Contains("version", StringComparison.Ordinal) ? "" : "version = 3\n"; // slapd accepts no other
        return $"ldap:{_fixture.Write($"{Guid.NewGuid():N}.cf", $"server_host = {servers ?? server.UnixUrl}\n{place}{version}{parameters}\n")}";
    }

    private LookupResult Find(string table, string key) => _fixture.Tables.Open(table, TableFlags.Usual).Find(key);
}
