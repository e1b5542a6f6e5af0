using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Cli;

/// <summary>What a command works with. Configuration is loaded on first use; until then the mail log is syslog, or what the environment says.</summary>
public sealed class CommandContext : IDisposable
{
    private readonly Command _command;
    private readonly LineTarget[] _errorTargets;
    private readonly Log _earlyLog;
    private Settings? _settings;

    internal CommandContext(Command command, Terminal terminal)
    {
        _command = command;
        Terminal = terminal;
        _errorTargets = command.PrintsMessages(terminal) ? [new StandardErrorTarget(command.MessageName(terminal), terminal.Error)] : [];
        Log = _earlyLog = command.LogsMessages
            ? ProcessLog.CreateEarlyTagged(command.EarlyLogTag, command.Verbosity, _errorTargets)
            : new Log(command.Verbosity, _errorTargets);
    }

    /// <summary>Standard streams.</summary>
    public Terminal Terminal { get; }

    /// <summary>Standard error and the mail log.</summary>
    public Log Log { get; private set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>main.cf of <c>-c</c>, MAIL_CONFIG or the default directory, with the <c>-o</c> overrides.</summary>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public Settings Settings => _settings ??= LoadSettings();

    /// <summary>
    /// A log in the name of a script that Postfix has in the place of our code, as tools look for it; people see its lines as well.
    /// </summary>
    /// <param name="settings">Says where it logs.</param>
    /// <param name="tag">The tag of the script's lines.</param>
    public Log NewScriptLog(Settings settings, string tag)
    {
        LineTarget[] people = Terminal.Error.IsTerminal ? [new StandardErrorTarget(tag, Terminal.Error)] : [];
        return ProcessLog.CreateTagged(settings, tag, _command.Verbosity, _command.LogFallback, people);
    }

    /// <summary>Releases the log.</summary>
    public void Dispose()
    {
        Log.Dispose();
        _earlyLog.Dispose();
    }

    private Settings LoadSettings()
    {
        Settings settings = Settings.Load(_command.ConfigDirectory ?? Environ.Get("MAIL_CONFIG"),
            _command.Overrides.Select(ParameterOverride.Parse), _command.PresetsProcessName ? _command.Name : null);
        foreach (string warning in settings.Warnings)
            Log.Warning(warning);
        _command.Check(settings, Log.Warning);
        Log = NewLog(settings); // not before: what main.cf says about the log is not to be trusted if the rest is wrong
        ImportEnvironment(settings);
        return settings;
    }

    private void ImportEnvironment(Settings settings)
    {
        switch (_command.EnvironmentImport)
        {
            case EnvironmentImport.Settings: EnvironmentPolicy.Import(settings).SetInProcess(); break;
            case EnvironmentImport.Only: EnvironmentPolicy.Import(settings).ApplyToProcess(); break;
        }
    }

    private Log NewLog(Settings settings)
    {
        if (!_command.LogsMessages)
            return new Log(_command.Verbosity, _errorTargets) { KeepsUtf8 = _command.KeepsUtf8(settings) };
        string tag = _command.LogTag ?? ProcessLog.TagOf(settings, _command.Name);
        return ProcessLog.CreateTagged(settings, tag, _command.Verbosity, _command.LogFallback, _errorTargets);
    }
}
