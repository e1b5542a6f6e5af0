using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

[Collection(Allocations.Alone)] // the environment is the process's
public sealed class ProcessLogTests
{
    [Fact]
    public void Programs_learn_where_to_log_before_they_have_read_main_cf()
    {
        try
        {
            ProcessLog.Export(Settings.FromValues(("maillog_file", "/var/log/m"), ("queue_directory", "/q"), ("myhostname", "mx.example.com")));
            Assert.Equal(("/q/public/postlog", "mx.example.com"), (Environ.Get(ProcessLog.PostlogVariable), Environ.Get(ProcessLog.HostnameVariable)));
        }
        finally
        {
            ProcessLog.Export(Settings.FromValues());
        }
        Assert.Equal((null, null), (Environ.Get(ProcessLog.PostlogVariable), Environ.Get(ProcessLog.HostnameVariable)));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void Lines_have_UTF8_where_the_mail_system_takes_it(string isEnabled, bool expected)
    {
        using Log log = ProcessLog.CreateFor(Settings.FromValues(("smtputf8_enable", isEnabled)), verbosity: 0);
        Assert.Equal(expected, log.KeepsUtf8);
    }

    [Fact]
    public void A_broken_compatibility_level_has_words_of_its_own()
    {
        Settings settings = Settings.FromValues(("compatibility_level", "foo"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => ProcessLog.CreateFor(settings, verbosity: 0));
        Assert.Equal("malformed compatibility level syntax: \"foo\"", error.Message);
        Assert.Empty(error.Warnings);
    }

    [Fact]
    public void A_log_file_in_a_place_that_is_not_meant_for_logs_is_refused()
    {
        Settings settings = Settings.FromValues(("maillog_file", "/nonexist/x"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => ProcessLog.Create(settings, "smtpd", verbosity: 0));
        Assert.Equal("maillog_file value '/nonexist/x' does not match any prefix in maillog_file_prefixes", error.Message);
    }

    [Fact]
    public void An_unknown_syslog_facility_is_refused_with_file_and_parameter()
    {
        Settings settings = Settings.FromValues(("syslog_facility", "foo"), ("config_directory", "/c"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => ProcessLog.ConnectSyslog(settings, "smtpd"));
        Assert.Equal("file /c/main.cf: parameter syslog_facility: unrecognized value: foo", error.Message);
    }
}
