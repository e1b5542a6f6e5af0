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
}
