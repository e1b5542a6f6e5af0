using Postfix.Config;
using Postfix.Logging;
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
    /// <exception cref="FatalException">A socket cannot be made.</exception>
    public void Start(MasterConfiguration configuration)
    {
        using OpenedListeners opened = new(configuration.Plans, listeners);
        SetConfiguration(configuration);
        foreach (ServicePlan plan in configuration.Plans)
            Add(plan, opened);
    }

    /// <summary>Goes on with the present configuration files; with their former content, in every respect, if they cannot be used.</summary>
    public void Reload()
    {
        Settings settings = _configuration!.Settings;
        runtime.Log.Reloading(settings[MailParameters.MailVersion], settings.ConfigDirectory);
        try
        {
            Apply(_configuration.Reload(options, runtime.Log));
        }
        catch (Exception error) when (error is ConfigurationException or FatalException or PosixException)
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
        ServicePlan[] added = [.. configuration.Plans.Where(plan => !_services.Exists(service => service.IsFor(plan)))];
        using OpenedListeners opened = new(added, listeners);
        runtime.Log.Log = NewLog(configuration.Settings);
        // Nothing fails from here on.
        SetConfiguration(configuration);
        foreach (Service service in _services.Where(service => !configuration.Plans.Any(service.IsFor)).ToArray())
        {
            _services.Remove(service);
            service.Stop();
        }
        foreach (Service service in _services)
            service.Reload(configuration.Plans.First(service.IsFor));
        foreach (ServicePlan plan in added)
            Add(plan, opened);
    }

    private void Add(ServicePlan plan, OpenedListeners opened) => _services.Add(new Service(plan, opened.Take(plan), runtime));

    private void SetConfiguration(MasterConfiguration configuration)
    {
        _configuration = configuration;
        processes.Environment = configuration.Environment;
    }

    private Log NewLog(Settings settings) =>
        ProcessLog.CreateTagged(settings, ProcessLog.TagOf(settings, "master"), options.Verbosity, LogFallback.MaillogFile);
}
