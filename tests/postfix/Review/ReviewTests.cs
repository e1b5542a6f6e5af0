using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Postfix.Config;
using Postfix.Posix;
using Postfix.PostfixCommand.Review;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Review.Tests;

public sealed class ReviewTests : ReviewSandbox
{
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
            Find($"# names\n{name} = x\n", "", complaints: $"postconf: warning: MAIN: unused parameter: {name}=x\n"));

    [Theory]
    [InlineData("MAIN: unused parameter: foo_bar=x", "MAIN, line 1: no parameter \"foo_bar\"; remove it")]
    [InlineData("MASTER: unused parameter: foo_bar=y", "MASTER, line 3: no parameter \"foo_bar\"; remove it")]
    [InlineData("MAIN: undefined parameter: myhostnam", "MAIN, line 2: smtp_helo_name: no parameter \"myhostnam\"; did you mean \"$myhostname\"?")]
    [InlineData("MAIN: read-only parameter assignment: process_id=1", "MAIN, line 3: process_id cannot be set; remove it")]
    [InlineData("MAIN: support for parameter \"smtp_use_tls\" will be removed; instead, specify \"smtp_tls_security_level\"",
        "MAIN, line 4: support for parameter \"smtp_use_tls\" will be removed; specify \"smtp_tls_security_level\"")]
    [InlineData("MAIN: support for parameter foo_bar has been removed; instead, do not specify",
        "MAIN, line 1: support for parameter foo_bar has been removed; do not specify")]
    [InlineData("MAIN, line 5: overriding earlier entry: mail_name=A",
        "MAIN, line 5: mail_name is set a second time, \"mail_name=A\" has no effect; remove one of the two")]
    public void What_postconf_says_gets_its_line_and_what_to_do(string complaint, string finding)
    {
        ConfigurationReview review = Make(
            "foo_bar = x\nsmtp_helo_name = $myhostnam\nprocess_id = 1\nsmtp_use_tls = yes\nmail_name = B\n",
            "smtp unix - - n - - smtp\n    -o smtp_tls_loglevel=1\n    -o foo_bar=y\n", $"postconf: warning: {complaint}\n");
        Assert.Equal([finding], Show(review));
        Assert.Empty(review.Complaints);
    }

    [Fact]
    public void What_postconf_says_besides_is_left_as_it_is()
    {
        string[] lines = ["postconf: warning: MAIN: #comment after other text is not allowed: #x y...", "postconf: warning: See https://a.example"];
        Assert.Equal(lines, Make("", "", string.Concat(lines.Select(line => line + '\n'))).Complaints);
    }

    [Fact]
    public void Tables_that_are_not_there_or_not_possible_are_found()
    {
        Files.Write("source", "a b\n");
        Assert.Equal(
            [
                $"MAIN, line 1: alias_maps: hash:DIR/missing: no file DIR/missing.db; create DIR/missing and run \"postalias hash:DIR/missing\"",
                $"MAIN, line 3: canonical_maps: pcre:DIR/none: no such file; create DIR/none",
                $"MAIN, line 2: transport_maps: hash:DIR/source: no file DIR/source.db; run \"postmap hash:DIR/source\"",
                $"MAIN, line 4: virtual_alias_maps: no lookup table type \"hsah\"; \"postconf -m\" lists the types",
            ],
            Find($"alias_maps = hash:{Files / "missing"}\ntransport_maps = $alias_where/source\n"
                + $"canonical_maps = pcre:{Files / "none"}, inline:{{ a=b }}\nvirtual_alias_maps = proxy:hsah:/x\n"
                + $"alias_where = hash:{Files.Path}\n", ""));
    }

    [Fact]
    public void Tables_that_are_older_than_their_source_are_found_in_master_cf_too()
    {
        Files.Write("source", "a b\n");
        Files.Write("source.db", "");
        File.SetLastWriteTimeUtc(Files / "source.db", DateTime.UtcNow.AddHours(-1));
        Assert.Equal(
            ["MASTER, line 2: virtual_alias_maps: hash:DIR/source: DIR/source.db is older than DIR/source; run \"postmap hash:DIR/source\""],
            Find("", $"# services\ncleanup unix n - n - 0 cleanup -o virtual_alias_maps=hash:{Files / "source"}\n"));
    }

    [Fact]
    public void Options_of_services_that_do_not_exist_are_found() =>
        Assert.Equal(["MASTER, line 1: smtp/inet: invalid option: k; remove it"], Find("", "smtp inet n - n - - smtpd -k\n"));

    [Fact]
    public void Arguments_of_commands_are_no_settings() =>
        Assert.Empty(Find("", "x unix - n n - - pipe argv=/bin/x -o myhostname=a.example\n"));

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
        Files.Write("source", "a b\n");
        Build("hash", "source");
        string main = $"default_database_type = lmdb\ntransport_maps = hash:{Files / "source"}\nnon_bdb_migration_level = ";
        Assert.Equal(
            ["MAIN, line 2: transport_maps: hash:DIR/source: no file DIR/source.lmdb; run \"postmap hash:DIR/source\""],
            Find(main + "enable-redirect\n", ""));
        Assert.Empty(Find(main + "enable-reindex\n", "")); // made when it is looked for
        Build("lmdb", "source");
        Assert.Empty(Find(main + "enable-redirect\n", ""));
    }

    [Fact]
    public void Tables_that_cannot_be_replaced_are_found() => Assert.Equal(
        ["MAIN, line 1: transport_maps: non-Berkeley-DB type mapping lookup error for 'hash:/t': mapping from 'hash' to legacy type 'hash'; "
            + "run \"postfix non-bdb disable\", or change what takes its place"],
        Find("transport_maps = hash:/t\nnon_bdb_migration_level = enable-redirect\n", ""));

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
