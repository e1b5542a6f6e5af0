using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Postmulti;

/// <summary>Runs a command once for each of some instances.</summary>
/// <param name="settings">Those of the primary instance.</param>
/// <param name="log">Told about commands that cannot be started.</param>
internal sealed class CommandRunner(Settings settings, Log log)
{
    private const string DefaultPath = "/bin:/usr/bin:/sbin:/usr/sbin";

    /// <summary>
    /// Runs a command of postfix(1). Instances that are not enabled are checked where others are started, and left out where others
    /// are stopped, which is done in reverse order.
    /// </summary>
    public int RunPostfix(IReadOnlyList<Instance> all, Selection selection, IReadOnlyList<string> command)
    {
        bool starts = IsListed(MultiInstanceParameters.PostmultiStartCommands, command[0]);
        bool stops = !starts && IsListed(MultiInstanceParameters.PostmultiStopCommands, command[0]);
        bool needsRunning = stops || (!starts && IsListed(MultiInstanceParameters.PostmultiControlCommands, command[0]));
        string postfix = $"{settings[MailParameters.CommandDirectory]}/postfix";
        IEnumerable<Instance> chosen = all.Where(instance => selection.Includes(instance) && (instance.IsEnabled || !needsRunning));
        return RunEach(stops ? chosen.Reverse() : chosen, instance =>
        {
            string[] arguments = [postfix, "--", .. command];
            if (starts && !instance.IsEnabled)
                arguments[2] = "check";
            return Execute(arguments, [("MAIL_CONFIG", instance.ConfigDirectory)]);
        });
    }

    /// <summary>Runs any command, which finds the directories and names of its instance in the environment.</summary>
    public int Run(IEnumerable<Instance> instances, IReadOnlyList<string> command)
    {
        string path = Environ.Get("PATH") is { Length: > 0 } set ? set : DefaultPath;
        Environ.Set("PATH", $"{settings[MailParameters.CommandDirectory]}:{path}");
        return RunEach(instances, instance => Execute(command,
        [
            ("MAIL_CONFIG", instance.ConfigDirectory),
            (ProcessLog.TagVariable, settings[LoggingParameters.SyslogName]),
            (MailParameters.DaemonDirectory.Name, settings[MailParameters.DaemonDirectory]),
            (MailParameters.CommandDirectory.Name, settings[MailParameters.CommandDirectory]),
            (MailParameters.ConfigDirectory.Name, instance.ConfigDirectory),
            (MailParameters.QueueDirectory.Name, instance.QueueDirectory),
            (MailParameters.DataDirectory.Name, instance.DataDirectory),
            (MultiInstanceParameters.InstanceName.Name, instance.Name),
            (MultiInstanceParameters.InstanceGroup.Name, instance.Group),
            (MultiInstanceParameters.InstanceEnable.Name, instance.IsEnabled ? "yes" : "no"),
        ]));
    }

    private static int RunEach(IEnumerable<Instance> instances, Func<Instance, int> run)
    {
        int[] statuses = [.. instances.Select(run)];
        if (statuses.Length == 0)
            throw new FatalException("No matching instances");
        return statuses.Any(status => status != 0) ? 1 : 0;
    }

    private int Execute(IReadOnlyList<string> command, IReadOnlyList<(string Name, string Value)> variables)
    {
        foreach ((string name, string value) in variables)
            Environ.Set(name, value);
        try
        {
            return Spawn.Run(new SpawnRequest(ProgramSearch.Find(command[0]), command));
        }
        catch (PosixException error)
        {
            log.Fatal($"execvp {command[0]}: {error.Errno.Describe()}");
            return 1;
        }
    }

    private bool IsListed(Parameter<string> commands, string name) => Tokens.SplitList(settings[commands]).Contains(name);
}
