using Postfix.Config;
using Postfix.Server;

namespace Postfix.Tests.Server;

/// <summary>What is wrong in main.cf stops every program, also one that has no use for it.</summary>
public sealed class GeneralSettingsTests
{
    [Theory]
    [InlineData("trigger_timeout", "abc", "parameter trigger_timeout: bad time value or unit: abc")]
    [InlineData("fork_delay", "0", "invalid fork_delay: 0 (min 1)")]
    [InlineData("smtputf8_enable", "foo", "bad boolean configuration: smtputf8_enable = foo")]
    [InlineData("multi_instance_enable", "maybe", "bad boolean configuration: multi_instance_enable = maybe")]
    [InlineData("process_id_directory", "", "bad string length 0 < 1: process_id_directory = ")]
    [InlineData("berkeley_db_read_buffer_size", "x", "bad numerical configuration: berkeley_db_read_buffer_size = x")]
    [InlineData("header_size_limit", "0", "invalid header_size_limit parameter value 0 < 1")]
    [InlineData("compatibility_level", "foo", "malformed compatibility level syntax: \"foo\"")]
    [InlineData("myhostname", "a..b", "file /etc/postfix/main.cf: parameter myhostname: bad parameter value: a..b")]
    [InlineData("inet_protocols", "ipv4, ipv9", "unknown inet_protocols value \"ipv9\" in \"ipv4, ipv9\"")]
    [InlineData("mynetworks_style", "net", "unknown mynetworks mask style value \"net\" in \"net\"")]
    [InlineData("mynetworks_style", "host, net", "unknown mynetworks mask style value \"net\" in \"host, net\"")]
    [InlineData("mynetworks_style", "host subnet", "bad mynetworks_style value: host subnet; specify exactly one value")]
    [InlineData("non_bdb_migration_level", "on", "invalid non-Berkeley-DB migration level: 'on'")]
    [InlineData("relayhost", "MX.example.test", "myhostname and relayhost parameter settings must not be identical: mx.example.test")]
    [InlineData("myorigin", "a b", "myorigin parameter setting must not contain multiple values: a b")]
    [InlineData("myorigin", "a,b", "myorigin parameter setting must not contain multiple values: a,b")]
    [InlineData("myorigin", "/nonexistent/mailname", "/nonexistent/mailname: cannot open file: No such file or directory")]
    [InlineData("default_verp_delimiters", "xx", Verp + "bad first VERP delimiter character")]
    [InlineData("default_verp_delimiters", "+*", Verp + "bad second VERP delimiter character")]
    [InlineData("default_verp_delimiters", "+", "bad string length 1 < 2: default_verp_delimiters = +")]
    [InlineData("verp_delimiter_filter", "-", Verp + "bad first VERP delimiter character")]
    public void A_wrong_value_is_refused(string name, string value, string message)
    {
        Exception refusal = Assert.ThrowsAny<ConfigurationException>(() => GeneralSettings.Check(With((name, value))));
        Assert.Equal(message, refusal.Message);
    }

    [Theory]
    [InlineData("known_tcp_ports", "smtp=25,lmtp", "known_tcp_ports: in \"lmtp\" is not in \"name = value\" form")]
    [InlineData("maillog_file_permissions", "0666", "ignoring bad permissions: maillog_file_permissions = 0666")]
    public void What_stops_no_program_is_told(string name, string value, string warning) =>
        Assert.Equal([warning], GeneralSettings.FindOddities(With((name, value))));

    [Fact]
    public void Defaults_are_not_odd() => Assert.Empty(GeneralSettings.FindOddities(With()));

    [Fact]
    public void What_only_one_program_needs_is_left_to_it() => GeneralSettings.Check(With(("qmgr_message_active_limit", "abc")));

    [Fact]
    public void A_style_does_not_matter_when_networks_are_named() =>
        GeneralSettings.Check(With(("mynetworks", "127.0.0.0/8"), ("mynetworks_style", "net")));

    [Theory]
    [InlineData("nosuch.invalid", "config variable inet_interfaces: host not found: nosuch.invalid")]
    [InlineData("127.0.0.1, 192.0.2.77", "parameter inet_interfaces: no local interface found for 192.0.2.77")]
    public void Addresses_of_other_hosts_are_not_received_on(string interfaces, string message)
    {
        Settings settings = With(("inet_interfaces", interfaces), ("inet_protocols", "ipv4"));
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => GeneralSettings.CheckInterfaces(settings)).Message);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("loopback-only")]
    [InlineData("127.0.0.1")]
    public void Own_addresses_are_received_on(string interfaces) =>
        GeneralSettings.CheckInterfaces(With(("inet_interfaces", interfaces), ("inet_protocols", "ipv4")));

    [Fact]
    public void Defaults_are_right() => GeneralSettings.Check(With());

    private const string Verp = "file /etc/postfix/main.cf: parameters default_verp_delimiters and verp_delimiter_filter: ";

    private static Settings With(params (string, string)[] settings) =>
        Settings.FromValues([("myhostname", "mx.example.test"), ("mail_owner", "daemon"), ("setgid_group", "mail"), .. settings]);
}
