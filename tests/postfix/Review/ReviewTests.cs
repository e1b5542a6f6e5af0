using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Postfix.Config;
using Postfix.Posix;
using Postfix.PostfixCommand.Review;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Review.Tests;

public sealed class ReviewTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_configuration_that_is_delivered_has_no_findings()
    {
        string etc = Path.Combine(Path.GetDirectoryName(SourceFile())!, "../../../etc");
        string main = File.ReadAllText($"{etc}/main.cf").Replace("hash:/etc/aliases", "inline:{a=b}", StringComparison.Ordinal);
        Assert.Empty(Find(main, File.ReadAllText($"{etc}/master.cf"), isRunning: true));
    }

    [Theory]
    [InlineData("smtpd_recipient_restriction", "smtpd_recipient_restrictions")]
    [InlineData("mydestinaton", "mydestination")]
    [InlineData("myhsotname", "myhostname")]
    public void A_misspelled_name_has_the_nearest_known_one_beside_it(string name, string known) =>
        Assert.Equal([$"MAIN, line 2: no parameter \"{name}\"; did you mean \"{known}\"?"],
            Find($"# names\n{name} = x\n", "", complaints: $"postconf: warning: /etc/main.cf: unused parameter: {name}=x\n"));

    [Fact]
    public void A_name_that_is_near_to_none_is_left_to_postconf() =>
        Assert.Empty(Find("my_own_thing = x\n", "", complaints: "postconf: warning: m: unused parameter: my_own_thing=x\n"));

    [Fact]
    public void Tables_that_are_not_there_or_not_possible_are_found()
    {
        _directory.Write("source", "a b\n");
        Assert.Equal(
            [
                $"MAIN, line 1: alias_maps: hash:DIR/missing: no file DIR/missing.db; create DIR/missing and run \"postalias hash:DIR/missing\"",
                $"MAIN, line 3: canonical_maps: pcre:DIR/none: no such file; create DIR/none",
                $"MAIN, line 2: transport_maps: hash:DIR/source: no file DIR/source.db; run \"postmap hash:DIR/source\"",
                $"MAIN, line 4: virtual_alias_maps: no lookup table type \"hsah\"; \"postconf -m\" lists the types",
            ],
            Find($"alias_maps = hash:{_directory / "missing"}\ntransport_maps = $alias_where/source\n"
                + $"canonical_maps = pcre:{_directory / "none"}, inline:{{ a=b }}\nvirtual_alias_maps = proxy:hsah:/x\n"
                + $"alias_where = hash:{_directory.Path}\n", ""));
    }

    [Fact]
    public void Tables_that_are_older_than_their_source_are_found_in_master_cf_too()
    {
        _directory.Write("source", "a b\n");
        _directory.Write("source.db", "");
        File.SetLastWriteTimeUtc(_directory / "source.db", DateTime.UtcNow.AddHours(-1));
        Assert.Equal(
            ["MASTER, line 2: virtual_alias_maps: hash:DIR/source: DIR/source.db is older than DIR/source; run \"postmap hash:DIR/source\""],
            Find("", $"# services\ncleanup unix n - n - 0 cleanup -o virtual_alias_maps=hash:{_directory / "source"}\n"));
    }

    [Theory]
    [InlineData("permit_mynetworks, reject, permit_sasl_authenticated", "reject", "permit_sasl_authenticated")]
    [InlineData("permit check_client_access", "permit", "check_client_access")]
    public void Restrictions_after_a_final_one_are_found(string value, string final, string unreachable) =>
        Assert.Equal(
            [$"MAIN, line 1: smtpd_client_restrictions: nothing after \"{final}\" has an effect, such as \"{unreachable}\"; "
                + $"move \"{final}\" to the end, or remove what follows it"],
            Find($"smtpd_client_restrictions = {value}\n", ""));

    [Theory]
    [InlineData("permit_mynetworks, reject")]
    [InlineData("warn_if_reject reject, permit_mynetworks")]
    public void Restrictions_that_can_all_be_reached_are_well(string value) =>
        Assert.Empty(Find($"smtpd_client_restrictions = {value}\n", ""));

    [Theory]
    [InlineData("mynetworks = 127.0.0.0/8 0.0.0.0/0\n", "MAIN, line 1: mynetworks: 0.0.0.0/0 lets everybody relay; name your own networks only")]
    [InlineData("mynetworks = [::]/0\n", "MAIN, line 1: mynetworks: [::]/0 lets everybody relay; name your own networks only")]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks\nsmtpd_recipient_restrictions =\n",
        "MAIN, line 1: smtpd_relay_restrictions: everybody may relay; put \"reject_unauth_destination\" before \"permit\"")]
    public void An_open_relay_is_found(string main, string finding) => Assert.Equal([finding], Find(main, ""));

    [Fact]
    public void A_service_that_relays_for_everybody_is_found() =>
        Assert.Equal(
            ["MASTER, line 2: smtpd_relay_restrictions: everybody may relay; put \"reject_unauth_destination\" before \"permit\""],
            Find("smtpd_recipient_restrictions =\n",
                "smtp inet n - n - - smtpd\n2525 inet n - n - - smtpd -o smtpd_relay_restrictions=permit\n"));

    [Fact]
    public void Options_of_services_that_do_not_exist_are_found() =>
        Assert.Equal(["MASTER, line 1: smtp/inet: invalid option: k; remove it"], Find("", "smtp inet n - n - - smtpd -k\n"));

    [Fact]
    public void Arguments_of_commands_are_no_settings() =>
        Assert.Empty(Find("", "x unix - n n - - pipe argv=/bin/x -o myhostname=a.example\n"));

    [Fact]
    public void One_of_the_two_lists_is_enough_to_stop_strangers() =>
        Assert.Empty(Find("smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n", ""));

    [Fact]
    public void Settings_of_services_that_change_nothing_are_found() =>
        Assert.Equal(
            [
                "MASTER, line 1: smtp/inet: \"-o myhostname=a.example\" changes nothing; remove it",
                "MASTER, line 1: smtp/inet: \"-o smtpd_timeout=5s\" changes nothing; remove it",
            ],
            Find("myhostname = a.example\n",
                "smtp inet n - n - - smtpd -o myhostname=a.example -o { smtpd_timeout = 5s } -o smtpd_timeout=5s -o smtpd_helo_required=yes\n"));

    [Fact]
    public void A_port_that_another_program_has_is_found_while_the_mail_system_is_down()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        string master = $"127.0.0.1:{port} inet n - n - - smtpd\n";
        Assert.Equal(
            [$"MASTER, line 1: 127.0.0.1:{port}/inet: another program has port {port} of 127.0.0.1; "
                + $"find it with \"ss -ltnp 'sport = :{port}'\" and stop it, or use another port"],
            Find("", master, isRunning: false));
        Assert.Empty(Find("", master));
    }

    [Fact]
    public void A_port_that_another_program_would_share_is_found_too()
    {
        using FileDescriptor other = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), backlog: 1);
        int port = Sockets.LocalEndpoint(other)!.Value.Port;
        Assert.Single(Find("", $"127.0.0.1:{port} inet n - n - - smtpd\n", isRunning: false));
    }

    [Fact]
    public void A_port_may_be_had_by_two_services()
    {
        int port;
        using (TcpListener other = new(IPAddress.Loopback, 0))
        {
            other.Start();
            port = ((IPEndPoint)other.LocalEndpoint).Port;
        }
        Assert.Empty(Find("", $"{port} inet n - n - - smtpd\n127.0.0.1:{port} inet n - n - - smtpd\n", isRunning: false));
    }

    [Fact]
    public void While_tables_are_replaced_the_files_of_their_replacements_count()
    {
        _directory.Write("source", "a b\n");
        _directory.Write("source.db", "");
        string main = $"default_database_type = lmdb\ntransport_maps = hash:{_directory / "source"}\nnon_bdb_migration_level = ";
        Assert.Equal(
            ["MAIN, line 2: transport_maps: hash:DIR/source: no file DIR/source.lmdb; run \"postmap hash:DIR/source\""],
            Find(main + "enable-redirect\n", ""));
        Assert.Empty(Find(main + "enable-reindex\n", "")); // made when it is looked for
        _directory.Write("source.lmdb", "");
        Assert.Empty(Find(main + "enable-redirect\n", ""));
    }

    [Fact]
    public void Tables_that_cannot_be_replaced_are_found() => Assert.Equal(
        ["MAIN, line 1: transport_maps: non-Berkeley-DB type mapping lookup error for 'hash:/t': mapping from 'hash' to legacy type 'hash'; "
            + "run \"postfix non-bdb disable\", or change what takes its place"],
        Find("transport_maps = hash:/t\nnon_bdb_migration_level = enable-redirect\n", ""));

    private static string SourceFile([CallerFilePath] string path = "") => path;

    private string[] Find(string main, string master, string complaints = "", bool isRunning = true)
    {
        _directory.Write("main.cf", main + (main.Contains("compatibility_level", StringComparison.Ordinal) ? "" : "compatibility_level = 3.6\n"));
        _directory.Write("master.cf", master);
        return [.. ConfigurationReview.Find(Settings.Load(_directory.Path), complaints, isRunning).Select(finding => finding.ToString()
            .Replace(_directory / "main.cf", "MAIN", StringComparison.Ordinal)
            .Replace(_directory / "master.cf", "MASTER", StringComparison.Ordinal)
            .Replace(_directory.Path, "DIR", StringComparison.Ordinal))];
    }
}
