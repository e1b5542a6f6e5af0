using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Server;

namespace Postfix.PostfixCommand;

/// <summary>Says what master would refuse, in the same words.</summary>
internal static class MasterCheck
{
    /// <summary>False, and a fatal line in the log, when master would not start with this configuration.</summary>
    public static bool Passes(Settings settings, Log log)
    {
        try
        {
            MaillogFile.CheckName(settings);
            _ = BerkeleyMigration.LevelOf(settings);
            MasterCf services = MasterCf.Load(settings);
            ListenAddresses addresses = ListenAddresses.Of(settings);
            foreach (string warning in addresses.Warnings)
                log.Warning(warning);
            foreach (MasterService service in services.Services.Where(service => service.Type == ServiceType.Inet))
                addresses.Find(service);
            return RequireLogService(settings, services, log);
        }
        catch (ConfigurationException refusal)
        {
            refusal.LogDetails(log);
            log.Fatal(refusal.Message);
            return false;
        }
    }

    // Not master, but every program of the mail system would miss it.
    private static bool RequireLogService(Settings settings, MasterCf services, Log log)
    {
        if (settings[LoggingParameters.MaillogFile].Length == 0)
            return true;
        if (services.Services.Any(service => service is { Name: "postlog", TypeName: "unix-dgram" }))
            return true;
        log.Fatal("missing 'postlog' service in master.cf - run 'postfix upgrade-configuration'");
        return false;
    }
}
