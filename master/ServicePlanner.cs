using Postfix.Config;
using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>Turns entries of master.cf into plans (contract: master-child.md, section 1).</summary>
/// <param name="settings">main.cf.</param>
/// <param name="options">Our command line; parts of it pass to every child.</param>
/// <param name="addresses">Finds the addresses of inet services.</param>
internal sealed class ServicePlanner(Settings settings, MasterOptions options, ListenAddresses addresses)
{
    // A service under attack is restarted in pieces, and a program's crash takes only a part of the sessions with it.
    private const int LeastProcessesUnderStress = 4;

    /// <summary>The plan for one entry.</summary>
    /// <exception cref="ConfigurationException">The service's address is wrong.</exception>
    public ServicePlan Plan(MasterService service)
    {
        ListenAddress address = FindAddress(service);
        bool adaptsToStress = !address.IsLocalOnly && service.ProcessLimit > 1;
        return new ServicePlan
        {
            Name = service.Name,
            Address = address.Name,
            Type = service.Type,
            Endpoints = address.Endpoints,
            WindowSize = settings[MailParameters.TcpWindowsize],
            Backlog = Math.Max(service.ProcessLimit, settings[MasterParameters.DefaultProcessLimit]),
            Program = $"{settings[MailParameters.DaemonDirectory]}/{service.Command}",
            Arguments = Arguments(service),
            ExtraArguments = service.Arguments,
            ClientLimit = service.ProcessLimit,
            ClientsPerProcess = ClientsPerProcess(service, adaptsToStress),
            AdaptsToStress = adaptsToStress,
            WakeupInterval = service.Wakeup,
            WakeupOnlyWhenUsed = service.WakeupOnlyWhenUsed,
            ThrottleTime = settings[MasterParameters.ServiceThrottleTime],
            HasOwnSession = service.Command == "verify" || service.Name == settings[TableParameters.ProxywriteServiceName],
        };
    }

    private ListenAddress FindAddress(MasterService service) => service.Type switch
    {
        ServiceType.Inet => addresses.Find(service),
        // Behind a "pass" service is a connection screener, and behind that the Internet.
        ServiceType.Pass => new ListenAddress(PathOf(service), [], IsLocalOnly: false),
        _ => new ListenAddress(PathOf(service), [], IsLocalOnly: true),
    };

    private static string PathOf(MasterService service) =>
        new ServiceAddress(service.Private ? ServiceClass.Private : ServiceClass.Public, service.Name).Path;

    private List<string> Arguments(MasterService service)
    {
        string command = service.Command[(service.Command.LastIndexOf('/') + 1)..];
        List<string> arguments = [command];
        if (service.ProcessLimit == 1)
            arguments.Add("-l");
        if (service.ProcessLimit == 0)
            arguments.Add("-z");
        if (command != service.Name)
            arguments.AddRange("-n", service.Name);
        arguments.AddRange("-t", service.TypeName);
        if (options.StayAttached)
            arguments.Add("-d");
        arguments.AddRange(Enumerable.Repeat("-v", options.Verbosity));
        if (service.Unprivileged)
            arguments.Add("-u");
        if (service.Chroot)
            arguments.Add("-c");
        return arguments;
    }

    // A program that keeps root's rights switches user for each client, which it cannot do for two at a time.
    private int ClientsPerProcess(MasterService service, bool adaptsToStress)
    {
        if (service.ProcessLimit == 1 || !service.Unprivileged)
            return 1;
        int packing = settings.Get(ExtensionParameters.DefaultClientsPerProcess, service.Name, "_clients_per_process");
        int share = (service.ProcessLimit + LeastProcessesUnderStress - 1) / LeastProcessesUnderStress;
        return adaptsToStress ? Math.Min(packing, share) : packing;
    }
}
