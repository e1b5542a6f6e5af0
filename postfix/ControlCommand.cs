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
    // Where the commands of scripts are, whoever starts us.
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private bool _debugger;

    public override string Name => "postfix";

    public override LogFallback LogFallback => LogFallback.MaillogFile;

    // What it says itself; the actions log in the name of Postfix's scripts.
    public override string LogTag => Name;

    public override string EarlyLogTag => Name;

    public override CommandLine Options => new(Name, "command",
        CommandOption.Value('c', "config_dir", SetConfigDirectory),
        CommandOption.Flag('D', () => _debugger = true),
        VerboseOption())
    {
        FixedUsage = "usage: postfix [-c config_dir] [-Dv] command",
    };

    public override bool PrintsMessages(Terminal terminal) => terminal.Error.IsTerminal;

    public override EnvironmentImport EnvironmentImport => EnvironmentImport.Only;

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        bool isChosen = ConfigDirectory is not null || Environ.Get("MAIL_CONFIG") is not null;
        Settings settings = LoadSettings(context, operands);
        CheckUser(settings, context.Log);
        foreach (string notice in LevelNotices(settings))
            context.Log.Info(notice);
        Umask.Set(0x12); // 022: what the script of Postfix sets
        ExportEnvironment(settings);
        EnterDirectories(settings);
        string name = operands.Count > 0 ? operands[0] : "";
        ControlAction? action = ControlActions.Find(name);
        using Log log = context.NewScriptLog(settings, ProcessLog.TagOf(settings, action?.Script ?? ControlAction.MainScript));
        if (!isChosen && Tokens.SplitList(settings[MultiInstanceParameters.InstanceDirectories]).Count > 0)
            return HandOver(settings, operands);
        if (InstallationCheck.FindFault(settings) is { } fault)
        {
            log.Fatal(fault);
            return 1;
        }
        return action is null
            ? RefuseUnknown(log, name)
            : action.Run(new ControlContext(settings, log, context.Log.Verbosity, operands, context.Terminal));
    }

    // Whoever asks for a check wants to know where to look.
    private Settings LoadSettings(CommandContext context, IReadOnlyList<string> operands)
    {
        try
        {
            return context.Settings;
        }
        catch (ConfigurationException problem) when (operands is ["check", ..] && problem is { Parameter: { } name, Line: null })
        {
            MainCf main = MainCf.Load($"{ConfigDirectory ?? Environ.Get("MAIL_CONFIG") ?? Settings.DefaultConfigDirectory}/main.cf");
            int line = main.LineOf(name);
            if (line == 0)
                throw;
            string place = $"{main.Path}, line {line}: no program starts with this {name}";
            throw new ConfigurationException(problem.Message, main.Path, line, name) { Errors = problem.Errors, Warnings = [.. problem.Warnings, place] };
        }
    }

    // The queue directory is where all actions work; without the others there is nothing to run.
    private static void EnterDirectories(Settings settings)
    {
        foreach (Parameter<string> parameter in
            (Parameter<string>[])[MailParameters.CommandDirectory, MailParameters.DaemonDirectory, MailParameters.QueueDirectory])
        {
            string directory = settings[parameter];
            try
            {
                FileSystem.ChangeDirectory(directory);
            }
            catch (PosixException error)
            {
                throw new FatalException($"chdir({directory}): {error.Errno.Describe()}");
            }
        }
    }

    // It is exported, and programs of the mail system have other working directories.
    private void SetConfigDirectory(string path) =>
        ConfigDirectory = path.StartsWith('/') ? path : throw new FatalException("-c requires absolute pathname");

    // The manager of several instances runs us for each of them.
    private static int HandOver(Settings settings, IReadOnlyList<string> operands)
    {
        string[] wrapper = Wrapper(settings);
        Errno error = Processes.Exec(ProgramSearch.Find(wrapper[0]), [.. wrapper, .. operands]);
        throw new FatalException($"{wrapper[0]}: {error.Describe()}");
    }

    /// <summary>What a site hears that has not agreed to the newest defaults (COMPATIBILITY_README).</summary>
    internal static string[] LevelNotices(Settings settings) => LegacyDefaults.AreAnnounced(settings)
        ?
        [
            "Postfix is using backwards-compatible default settings",
            "See https://www.postfix.org/COMPATIBILITY_README.html for details",
            $"To disable backwards compatibility use \"postconf {MailParameters.CompatibilityLevel.Name}={CompatibilityLevel.Newest}\" and \"postfix reload\"",
        ]
        : [];

    /// <summary>The program of multi_instance_wrapper and its first arguments.</summary>
    /// <exception cref="FatalException">There is none.</exception>
    internal static string[] Wrapper(Settings settings)
    {
        string[] words = settings[MultiInstanceParameters.InstanceWrapper].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0
            ? words
            : throw new FatalException($"multi-instance support is requested, but {MultiInstanceParameters.InstanceWrapper.Name} is empty");
    }

    // Rootless, the mail system belongs to the user who is named as its owner.
    private static void CheckUser(Settings settings, Log log)
    {
        if (MailAccounts.MayAdminister(settings, Credentials.RealUid))
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
        if (Environ.Get("PATH") is null)
            Environ.Set("PATH", DefaultPath); // import_environment rarely lets it pass
        foreach (Parameter<string> parameter in ExportedParameters.All)
            Environ.Set(parameter.Name, settings[parameter]);
        Environ.Set("config_directory", settings.ConfigDirectory);
        ProcessLog.Export(settings);
    }

    private static int RefuseUnknown(Log log, string name)
    {
        log.Fatal($"unknown command: '{name}'. Usage: postfix start (or stop, reload, abort, flush, check, status, "
            + "set-permissions, upgrade-configuration, logrotate, tls, non-bdb)");
        return 1;
    }
}
