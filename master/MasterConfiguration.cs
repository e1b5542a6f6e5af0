using Postfix.Config;
using Postfix.Lookup;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>main.cf and master.cf as read at start or at a reload.</summary>
internal sealed class MasterConfiguration
{
    private static readonly Parameter<string>[] s_fixed =
        [MailParameters.QueueDirectory, MailParameters.InetProtocols];

    private MasterConfiguration(Settings settings, IReadOnlyList<MasterService> services, IReadOnlyList<ServicePlan> plans) =>
        (Settings, Services, Plans, Environment) = (settings, services, plans, ChildEnvironment.Of(settings));

    /// <summary>main.cf.</summary>
    public Settings Settings { get; }

    /// <summary>master.cf.</summary>
    public IReadOnlyList<MasterService> Services { get; }

    /// <summary>What to do for each service; the last entry counts when there are two for one address.</summary>
    public IReadOnlyList<ServicePlan> Plans { get; }

    /// <summary>What all processes find in their environment, as "NAME=value".</summary>
    public IReadOnlyList<string> Environment { get; }

    /// <summary>Reads master.cf for settings that are loaded already.</summary>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static MasterConfiguration Load(Settings settings, MasterOptions options, MasterLog log)
    {
        MaillogFile.CheckName(settings);
        _ = BerkeleyMigration.LevelOf(settings); // without one that exists, no program could open its tables
        MasterCf file = MasterCf.Load(settings);
        ListenAddresses addresses = ListenAddresses.Of(settings);
        foreach (string warning in file.Warnings.Concat(GeneralSettings.FindOddities(settings)))
            log.Log.Warning(warning);
        foreach (string notice in file.Notices)
            log.Log.Info(notice);
        var planner = new ServicePlanner(settings, options, addresses);
        return new MasterConfiguration(settings, file.Services, WithoutDuplicates(file.Services.Select(planner.Plan), log));
    }

    /// <summary>Reads both files again. What cannot change while the system runs keeps its value, with a warning.</summary>
    /// <exception cref="ConfigurationException">They cannot be used.</exception>
    public MasterConfiguration Reload(MasterOptions options, MasterLog log)
    {
        Settings settings = Settings.Load(
            options.ConfigDirectory ?? Settings.ConfigDirectory, [(ProcessParameters.Name.Name, Settings[ProcessParameters.Name])]);
        foreach (string warning in settings.Warnings)
            log.Log.Warning(warning);
        List<(string, string)> kept = [];
        foreach (Parameter<string> parameter in s_fixed.Where(parameter => settings[parameter] != Settings[parameter]))
        {
            log.ChangeIgnored(parameter.Name, Settings[parameter], settings[parameter]);
            kept.Add((parameter.Name, Settings[parameter]));
        }
        MasterConfiguration next = Load(settings.With([.. kept, KeepInterfaces(settings)]), options, log);
        if (settings[MailParameters.InetInterfaces] != Settings[MailParameters.InetInterfaces])
        {
            foreach (MasterService service in next.Services.Where(service => service.Type == ServiceType.Inet))
                log.InterfacesIgnored(service.Name);
        }
        return next;
    }

    private (string Name, string Value) KeepInterfaces(Settings settings) =>
        (MailParameters.InetInterfaces.Name, Settings[MailParameters.InetInterfaces]);

    private static List<ServicePlan> WithoutDuplicates(IEnumerable<ServicePlan> plans, MasterLog log)
    {
        var result = new List<ServicePlan>();
        foreach (ServicePlan plan in plans)
        {
            if (result.Find(other => other.Type == plan.Type && other.Address == plan.Address) is { } former)
            {
                log.Duplicate(former);
                result.Remove(former);
            }
            result.Add(plan);
        }
        return result;
    }
}
