using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>The log lines of master(8); tools know them by heart. The log behind it changes with a reload.</summary>
internal sealed class MasterLog(Log log) : IDisposable
{
    private Log _log = log;

    /// <summary>The log in use; setting it closes the former one.</summary>
    public Log Log
    {
        get => _log;
        set
        {
            _log.Dispose();
            _log = value;
        }
    }

    public void Started(string version, string configuration) =>
        _log.Info($"daemon started -- version {version}, configuration {configuration}");

    public void Reloading(string version, string configuration) =>
        _log.Info($"reload -- version {version}, configuration {configuration}");

    public void ReloadFailed(string reason) => _log.Error($"{reason} -- keeping the previous configuration");

    public void ChangeIgnored(string parameter, string oldValue, string newValue)
    {
        _log.Warning($"ignoring {parameter} parameter value change");
        _log.Warning($"old value: \"{oldValue}\", new value: \"{newValue}\"");
        _log.Warning($"to change {parameter}, stop and start Postfix");
    }

    public void InterfacesIgnored(string service)
    {
        _log.Warning($"service {service}: ignoring inet_interfaces change");
        _log.Warning("to change inet_interfaces, stop and start Postfix");
    }

    public void Duplicate(ServicePlan former) =>
        _log.Warning($"duplicate master.cf entry for service \"{former.Name}\" ({former.Address}) -- using the last entry");

    public void Terminating(Signal signal) => _log.Info($"terminating on signal {(int)signal}");

    public void ExitTime() => _log.Info("master exit time has arrived");

    public void LimitReached(ServicePlan plan)
    {
        _log.Warning($"service \"{plan.Name}\" ({plan.Address}) has reached its process limit \"{plan.ClientLimit}\": "
            + "new clients may experience noticeable delays");
        _log.Warning("to avoid this condition, increase the process count in master.cf or reduce the service time per client");
        _log.Warning("see https://www.postfix.org/STRESS_README.html for examples of stress-adapting configuration settings");
    }

    public void StartFailed(ServicePlan plan, PosixException error)
    {
        _log.Warning($"master_spawn: exec {plan.Program}: {error.Errno.Describe()}");
        BadStartup(plan);
    }

    public void Exited(ServicePlan plan, ExitReport report)
    {
        if (report.Exited)
            _log.Warning($"process {plan.Program} pid {report.Pid} exit status {report.ExitStatus}");
        else
            _log.Warning($"process {plan.Program} pid {report.Pid} killed by signal {(int)report.Signal}");
    }

    public void BadStartup(ServicePlan plan) => _log.Warning($"{plan.Program}: bad command startup -- throttling");

    public void PartialReport(ServicePlan plan, int size) =>
        _log.Warning($"service {plan.Name}({plan.Address}): partial status update ({size} bytes)");

    public void OldReport(ChildReport report) =>
        _log.Info($"ignoring status update from child pid {report.Pid} generation {report.Generation}");

    public void WakeupFailed(ServicePlan plan, string reason) =>
        _log.Warning($"master_wakeup_timer_event: service {plan.Name}({plan.Address}): {reason}");

    public void Dispose() => _log.Dispose();
}
