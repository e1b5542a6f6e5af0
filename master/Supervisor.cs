using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>All services of the mail system, from start to end.</summary>
internal sealed class Supervisor(
    MasterRuntime runtime, ChildProcesses processes, ListenerFactory listeners, MasterOptions options)
{
    private readonly List<Service> _services = [];
    private MasterConfiguration? _configuration;

    /// <summary>Starts every service.</summary>
    /// <exception cref="PosixException">A socket cannot be made.</exception>
    public void Start(MasterConfiguration configuration)
    {
        SetConfiguration(configuration);
        foreach (ServicePlan plan in configuration.Plans)
            Add(plan);
    }

    /// <summary>Goes on with the present configuration files; with their former content if they cannot be used.</summary>
    public void Reload()
    {
        Settings settings = _configuration!.Settings;
        runtime.Log.Reloading(settings[MailParameters.MailVersion], settings.ConfigDirectory);
        try
        {
            Apply(_configuration.Reload(options, runtime.Log));
        }
        catch (Exception error) when (error is ConfigurationException or PosixException)
        {
            (error as ConfigurationException)?.LogDetails(runtime.Log.Log);
            runtime.Log.ReloadFailed(error.Message);
        }
    }

    /// <summary>Ends the mail system at once; the processes of our group have heard it when this returns.</summary>
    public void Terminate(Signal signal)
    {
        Signals.Ignore(Signal.SIGTERM);
        if (Processes.GroupId == Processes.Id)
            Processes.KillGroup(Processes.Id, Signal.SIGTERM);
        else
            processes.TerminateAll();
        runtime.Log.Terminating(signal);
    }

    private void Apply(MasterConfiguration configuration)
    {
        SetConfiguration(configuration);
        foreach (Service service in _services.Where(service => !configuration.Plans.Any(service.IsFor)).ToArray())
        {
            _services.Remove(service);
            service.Stop();
        }
        foreach (ServicePlan plan in configuration.Plans)
        {
            if (_services.Find(service => service.IsFor(plan)) is { } service)
                service.Reload(plan);
            else
                Add(plan);
        }
    }

    private void Add(ServicePlan plan) => _services.Add(new Service(plan, listeners.Open(plan), runtime));

    private void SetConfiguration(MasterConfiguration configuration)
    {
        if (_configuration is not null)
            runtime.Log.Log = NewLog(configuration.Settings);
        _configuration = configuration;
        processes.Environment = ChildEnvironment.Of(configuration.Settings);
    }

    private Logging.Log NewLog(Settings settings) =>
        ProcessLog.CreateTagged(settings, ProcessLog.TagOf(settings, "master"), options.Verbosity, LogFallback.MaillogFile);
}
