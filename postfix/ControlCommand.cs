using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>postfix(1): starts, stops, checks and otherwise controls the mail system.</summary>
internal sealed class ControlCommand : Command
{
    // Whoever starts the mail system has this one: a system's start, a container, a user with a path of his own.
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private bool _debugger;

    public override string Name => "postfix";

    public override LogFallback LogFallback => LogFallback.MaillogFile;

    public override CommandLine Options => new(Name, "command",
        ConfigOption(),
        CommandOption.Flag('D', () => _debugger = true),
        VerboseOption())
    {
        FixedUsage = "usage: postfix [-c config_dir] [-Dv] command",
    };

    public override void Check(Settings settings)
    {
        OwnNames.Check(settings);
        MailAccounts.Check(settings);
    }

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        bool isChosen = ConfigDirectory is not null || Environ.Get("MAIL_CONFIG") is not null;
        Settings settings = context.Settings;
        CheckUser(settings, context.Log);
        Umask.Set(0x12); // 022: what the script of Postfix sets
        ExportEnvironment(settings);
        using Log log = context.NewScriptLog(settings, "postfix-script");
        ControlContext control = new(settings, log, context.Log.Verbosity, operands);
        string name = operands.Count > 0 ? operands[0] : "";
        if (!isChosen && Tokens.SplitList(settings[MultiInstanceParameters.InstanceDirectories]).Count > 0)
            return HandOver(settings, operands);
        return ControlActions.Find(name) is ControlAction action
            ? action.Run(control)
            : RefuseUnknown(log, name);
    }

    // The manager of several instances runs us for each of them.
    private static int HandOver(Settings settings, IReadOnlyList<string> operands)
    {
        string[] wrapper = settings[MultiInstanceParameters.InstanceWrapper].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wrapper.Length == 0)
            throw new FatalException($"multi-instance support is requested, but {MultiInstanceParameters.InstanceWrapper.Name} is empty");
        Errno error = Processes.Exec(ProgramSearch.Find(wrapper[0]), [.. wrapper, .. operands]);
        throw new FatalException($"{wrapper[0]}: {error.Describe()}");
    }

    // Rootless, the mail system belongs to the user who is named as its owner.
    private static void CheckUser(Settings settings, Log log)
    {
        uint uid = Credentials.RealUid;
        if (uid == 0 || Users.Find(settings[MailParameters.MailOwner])?.Uid == uid)
            return;
        log.Error("to submit mail, use the Postfix sendmail command");
        throw new FatalException("the postfix command is reserved for the superuser");
    }

    private void ExportEnvironment(Settings settings)
    {
        EnvironmentPolicy.Import(settings).ApplyToProcess();
        Environ.Set("MAIL_CONFIG", settings.ConfigDirectory);
        Environ.Set("MAIL_LOGTAG", settings[LoggingParameters.SyslogName]);
        if (Verbosity > 0)
            Environ.Set(VerboseVariable, "");
        if (_debugger)
            Environ.Set("MAIL_DEBUG", "");
        Environ.Set("PATH", SystemPath);
        foreach (Parameter<string> parameter in ExportedParameters.All)
            Environ.Set(parameter.Name, settings[parameter]);
        Environ.Set("config_directory", settings.ConfigDirectory);
        ProcessLog.Export(settings);
    }

    private static int RefuseUnknown(Log log, string name)
    {
        log.Fatal($"unknown command: '{name}'. Usage: postfix start (or stop, reload, abort, flush, check, status, "
            + "set-permissions, upgrade-configuration, logrotate)");
        return 1;
    }
}
