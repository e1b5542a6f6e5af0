using Postfix.Config;
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

    [Fact]
    public void An_unknown_syslog_facility_is_refused_with_file_and_parameter()
    {
        Settings settings = Settings.FromValues(("syslog_facility", "foo"), ("config_directory", "/c"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => ProcessLog.ConnectSyslog(settings, "smtpd"));
        Assert.Equal("file /c/main.cf: parameter syslog_facility: unrecognized value: foo", error.Message);
    }
}
