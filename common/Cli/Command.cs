using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Cli;

/// <summary>A program that a person starts. The skeleton parses its options, runs it and turns failures into messages.</summary>
public abstract class Command
{
    /// <summary>By this environment variable the commands that start others make them say more.</summary>
    public const string VerboseVariable = "MAIL_VERBOSE";

    private readonly List<string> _overrides = [];

    /// <summary>Name for messages and the log.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it says what process_name is before it reads main.cf, so that an entry there is odd.</summary>
    public virtual bool PresetsProcessName => true;

    /// <summary>Whether messages begin with the path that the command was started by, if there is one, and not with its last part.</summary>
    public virtual bool ShowsInvokedPath => false;

    /// <summary>The name that it was started by, which stands in front of its messages.</summary>
    public string InvokedAs { get => field ?? Name; set; }

    /// <summary>Options, usage and help.</summary>
    public abstract CommandLine Options { get; }

    /// <summary>Configuration directory of <c>-c</c>; null for the environment's or the default.</summary>
    public string? ConfigDirectory { get; protected set; }

    /// <summary>Number of <c>-v</c> options, and one more when the environment has MAIL_VERBOSE.</summary>
    public int Verbosity { get; protected set; } = Environ.Get(VerboseVariable) is null || Credentials.IsSetId ? 0 : 1;

    /// <summary>Further "-o name=value" parameter settings, in order.</summary>
    public IReadOnlyList<string> Overrides => _overrides;

    /// <summary>Exit status of usage errors and fatal ones.</summary>
    public virtual int FailureStatus => 1;

    /// <summary>Where log lines go while postlogd(8) does not run.</summary>
    public virtual LogFallback LogFallback => LogFallback.Syslog;

    /// <summary>The tag of its log lines; null for the usual one with the command's name.</summary>
    public virtual string? LogTag => null;

    /// <summary>The tag of its log lines while the configuration is not known.</summary>
    public virtual string EarlyLogTag => ProcessLog.EarlyTagOf(Name);

    /// <summary>Whether messages are also printed on standard error.</summary>
    public virtual bool PrintsMessages(Terminal terminal) => true;

    /// <summary>What stands in front of its messages on standard error.</summary>
    public virtual string MessageName(Terminal terminal) => InvokedAs;

    /// <summary>Whether messages also reach the mail log.</summary>
    public virtual bool LogsMessages => true;

    /// <summary>Whether it ends, as by SIGPIPE, when nobody reads its standard output any more; otherwise writing fails.</summary>
    public virtual bool EndsWithReader => true;

    /// <summary>What becomes of its environment once the configuration is known.</summary>
    public virtual EnvironmentImport EnvironmentImport => EnvironmentImport.Settings;

    /// <summary>Whether UTF-8 stays in messages that go to a person only; the log follows main.cf.</summary>
    public virtual bool KeepsUtf8(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings[MailParameters.SmtpUtf8Enable];
    }

    /// <summary>Refuses a configuration that the command cannot work with; called before the mail log of that configuration is in use.</summary>
    /// <param name="settings">main.cf.</param>
    /// <param name="warn">Told what is odd, but stops nothing.</param>
    /// <exception cref="ConfigurationException">It cannot.</exception>
    public virtual void Check(Settings settings, Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(warn);
        foreach (string oddity in GeneralSettings.FindOddities(settings))
            warn(oddity);
        GeneralSettings.Check(settings);
        MailAccounts.Check(settings);
        GeneralSettings.CheckInterfaces(settings);
    }

    /// <summary>Applies the options and returns the operands; a program whose syntax is not getopt(3)'s does this itself.</summary>
    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public virtual IReadOnlyList<string> Parse(IReadOnlyList<string> arguments) => Options.Parse(arguments);

    /// <summary>Does the work; returns the exit status.</summary>
    /// <param name="operands">What follows the options.</param>
    /// <param name="context">Configuration, log and terminal.</param>
    public abstract int Run(IReadOnlyList<string> operands, CommandContext context);

    /// <summary>The <c>-c config_dir</c> option.</summary>
    protected CommandOption ConfigOption() => CommandOption.Value('c', "config_dir", value => ConfigDirectory = value);

    /// <summary>The <c>-v</c> option.</summary>
    protected CommandOption VerboseOption() => CommandOption.Flag('v', () => Verbosity++);

    /// <summary>The <c>-v</c> option of a set-group-ID program: only root may see what it knows.</summary>
    protected CommandOption RootVerboseOption() => CommandOption.Flag('v', () => Verbosity += Credentials.EffectiveUid == 0 ? 1 : 0);

    /// <summary>The <c>-o name=value</c> option.</summary>
    protected CommandOption OverrideOption() => CommandOption.Value('o', "name=value", _overrides.Add);
}
