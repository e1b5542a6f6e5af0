using System.Text;
using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class MasterCfTests
{
    [Fact]
    public void All_columns_are_read()
    {
        MasterService service = Assert.Single(Parse(
            "# comment\nsubmission inet n n y 1000? 5 smtpd\n  -o syslog_name=postfix/submission -o { a = b, c }\n").Services);

        Assert.Equal(("submission", ServiceType.Inet, "inet"), (service.Name, service.Type, service.TypeName));
        Assert.Equal((false, false, true), (service.Private, service.Unprivileged, service.Chroot));
        Assert.Equal((TimeSpan.FromSeconds(1000), true, 5), (service.Wakeup, service.WakeupOnlyWhenUsed, service.ProcessLimit));
        Assert.Equal("smtpd", service.Command);
        Assert.Equal(["-o", "syslog_name=postfix/submission", "-o", "a = b, c"], service.Arguments);
        Assert.Equal(("master.cf", 2), (service.File, service.Line));
    }

    [Fact]
    public void Each_argument_has_the_line_that_it_is_on() => Assert.Equal([1, 3, 3, 5, 6], Assert.Single(Parse(
        "x unix - - - - - y -v\n# comment\n  -o { a = b }\n\n  -o\n  a=b\n").Services).ArgumentLines);

    [Fact]
    public void Dashes_stand_for_defaults()
    {
        MasterService service = Assert.Single(Parse("x unix - - - - - y", ("default_process_limit", "42")).Services);

        Assert.Equal((true, true, false), (service.Private, service.Unprivileged, service.Chroot));
        Assert.Equal((TimeSpan.Zero, false, 42), (service.Wakeup, service.WakeupOnlyWhenUsed, service.ProcessLimit));
        Assert.Empty(service.Arguments);
    }

    [Fact]
    public void Before_level_1_a_dash_means_a_jail()
    {
        MasterCf file = Parse("x unix - - - - - y\nz unix - - n - - y", ("compatibility_level", "0"));

        Assert.Equal([true, false], file.Services.Select(service => service.Chroot));
        Assert.Equal(["master.cf: line 1: using backwards-compatible default setting chroot=y"], file.Notices);
    }

    [Theory]
    [InlineData("x", "master.cf: line 1: missing \"transport type\" field")]
    [InlineData("\nx tcp n n n 0 0 y", "master.cf: line 2: bad transport type: tcp")]
    [InlineData("x inet - n n 0 0 y", "master.cf: line 1: inet service cannot be private")]
    [InlineData("x unix z n n 0 0 y", "master.cf: line 1: field \"private\": bad value: \"z\"")]
    [InlineData("x unix n n n -1 0 y", "master.cf: line 1: field \"wakeup_time\": bad value: \"-1\"")]
    [InlineData("x unix n n n ? 0 y", "master.cf: line 1: field \"wakeup_time\": bad value: \"?\"")]
    [InlineData("x unix n n n +5 0 y", "master.cf: line 1: field \"wakeup_time\": bad value: \"+5\"")]
    [InlineData("x unix n n n -? 0 y", "master.cf: line 1: field \"wakeup_time\": bad value: \"-?\"")]
    [InlineData("x - n n n 0 0 y", "master.cf: line 1: field \"transport type\" has no default value")]
    [InlineData("x unix", "master.cf: line 1: missing \"private\" field")]
    [InlineData("x unix n N n 0 0 y", "master.cf: line 1: field \"unprivileged\": bad value: \"N\"")]
    [InlineData("x unix n n yes 0 0 y", "master.cf: line 1: field \"chroot\": bad value: \"yes\"")]
    [InlineData("x unix n n n", "master.cf: line 1: missing \"wakeup_time\" field")]
    [InlineData("{ x } unix n n n 0 0 y", "master.cf: line 1: bad transport type: x")]
    [InlineData("x unix n n n 0 0 y {a}b", "master.cf: line 1: syntax error after '}' in \"{a}b\"")]
    [InlineData("a unix n n n 0 0 y\n# b\n -o c=d\nx", "master.cf: line 4: missing \"transport type\" field")]
    [InlineData("x unix n n n 0 many y", "master.cf: line 1: field \"max_proc\": bad value: \"many\"")]
    [InlineData("x unix n n n 0 0", "master.cf: line 1: missing \"command\" field")]
    [InlineData("x unix n n n 0 0 -", "master.cf: line 1: field \"command\" has no default value")]
    [InlineData("x unix n n n 0 0 y {a", "master.cf: line 1: missing '}' in \"{a\"")]
    public void An_error_names_file_line_and_field(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Parse(text)).Message);

    [Theory]
    [InlineData("inet", "n", ServiceType.Inet)]
    [InlineData("unix", "-", ServiceType.Unix)]
    [InlineData("unix-dgram", "-", ServiceType.UnixDatagram)]
    [InlineData("fifo", "-", ServiceType.Fifo)]
    [InlineData("pass", "-", ServiceType.Pass)]
    public void There_are_five_types(string name, string isPrivate, ServiceType type) =>
        Assert.Equal(type, Assert.Single(Parse($"25 {name} {isPrivate} - - - - y").Services).Type);

    [Theory]
    [InlineData("-", 0, false)]
    [InlineData("0?", 0, false)]
    [InlineData("60", 60, false)]
    [InlineData("60?", 60, true)]
    [InlineData("5m", 5, false)]
    [InlineData("5m?", 5, true)]
    [InlineData("5??", 5, true)]
    [InlineData("5?s", 5, false)]
    [InlineData("1.5", 1, false)]
    [InlineData("4294967297", 1, false)]
    public void A_question_mark_makes_a_wake_up_conditional(string field, int seconds, bool isConditional)
    {
        MasterService service = Assert.Single(Parse($"x unix - - - {field} - y").Services);
        Assert.Equal((TimeSpan.FromSeconds(seconds), isConditional), (service.Wakeup, service.WakeupOnlyWhenUsed));
    }

    [Theory]
    [InlineData("-", 100)]
    [InlineData("10", 10)]
    [InlineData("10x", 10)]
    [InlineData("10?", 10)]
    public void What_follows_the_process_limit_means_nothing(string field, int limit) =>
        Assert.Equal(limit, Assert.Single(Parse($"x unix - - - - {field} y").Services).ProcessLimit);

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    public void Without_a_network_protocol_there_are_no_ports(string protocols)
    {
        MasterCf file = Parse("a inet n n n 0 0 y\nb unix n n n 0 0 y", ("inet_protocols", protocols), ("master_service_disable", "!a/inet"));

        Assert.Equal("b", Assert.Single(file.Services).Name);
        Assert.Equal(
            [$"all network protocols are disabled (inet_protocols = {protocols})", "disabling all type \"inet\" services in master.cf"],
            file.Warnings);
    }

    [Fact]
    public void A_directory_is_refused_in_the_words_of_master()
    {
        using TemporaryDirectory directory = new();
        directory.Write("main.cf", "");
        Directory.CreateDirectory(directory / "master.cf");
        Assert.Equal("end_master_ent: close configuration file: Is a directory",
            Assert.Throws<ConfigurationException>(() => MasterCf.Load(Settings.Load(directory.Path))).Message);
    }

    [Fact]
    public void A_name_may_be_anything_and_braces_keep_only_arguments_together()
    {
        Assert.Equal("-", Assert.Single(Parse("- unix - - - - - y").Services).Name);
        MasterService service = Assert.Single(Parse("{x unix - - - - - {y {} { a {b} } c{ d }").Services);
        Assert.Equal(("{x", "{y"), (service.Name, service.Command));
        Assert.Equal(["", "a {b}", "c{ d }"], service.Arguments);
    }

    [Theory]
    [InlineData("inet", "b")]
    [InlineData("!a/inet, inet", "a b")]
    [InlineData("b.unix", "a")]
    [InlineData("", "a b")]
    public void Disabled_services_do_not_exist(string disabled, string expected)
    {
        MasterCf file = Parse("a inet n n n 0 0 y\nb unix n n n 0 0 y", ("master_service_disable", disabled));
        Assert.Equal(expected, string.Join(' ', file.Services.Select(service => service.Name)));
    }

    private static MasterCf Parse(string text, params (string, string)[] settings) => MasterCf.Parse(
        Encoding.Latin1.GetBytes(text), "master.cf", Settings.FromValues([("compatibility_level", "3.11"), .. settings]));

    [Fact]
    public void Whatever_the_bytes_are_the_outcome_is_a_table_or_a_configuration_error()
    {
        Random random = new(3);
        string[] words = ["smtp", "inet", "unix", "pass", "-", "n", "y", "1", "0", "60?", "smtpd", "-o", "a=b", "{ -o x = y }", "{", "}", "#", "\n", "\n ", "\0", "\u00ff", "127.0.0.1:25"];
        for (int i = 0; i < 5_000; i++)
        {
            string text = string.Join(' ', Enumerable.Range(0, random.Next(24)).Select(_ => words[random.Next(words.Length)]));
            if (Record.Exception(() => MasterCf.Parse(global::System.Text.Encoding.Latin1.GetBytes(text), "master.cf", Settings.FromValues())) is { } error)
                Assert.IsType<ConfigurationException>(error);
        }
    }
}
