using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.LocalDelivery.Tests;

public sealed class LocalDaemonTests
{
    [Fact]
    public void Alias_tables_are_open_before_the_rights_of_root_are_given_up()
    {
        using TemporaryDirectory directory = new();
        directory.Write("aliases", "a: b\n");
        Settings settings = Settings.FromValues(
            ("alias_maps", $"texthash:{directory / "aliases"}"), ("mailbox_size_limit", "0"), ("message_size_limit", "0"));
        using Log log = new(verbosity: 0);
        using TableSet tables = new(new TableContext(settings, log));
        DaemonContext context = new(new DaemonOptions(), "local", settings, log, TimeProvider.System)
        {
            Tables = tables,
            Services = new MailServices(settings, log, TimeProvider.System),
        };
        LocalDaemon daemon = new();

        daemon.Prepare(context);
        File.Delete(directory / "aliases");

        Assert.NotNull(daemon.Start(context));
    }
}
