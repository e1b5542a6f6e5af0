using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Postlog;

/// <summary>postlog(1): logs its arguments, or each line of standard input.</summary>
internal sealed class PostlogCommand : Command
{
    // Postfix programs pause after a fatal error, and scripts may count on it.
    private static readonly TimeSpan s_fatalPause = TimeSpan.FromSeconds(1);

    private string _priority = "info";
    private string? _tag;

    public override string Name => "postlog";

    public override bool PresetsProcessName => false;

    public override string? LogTag => _tag;

    public override LogFallback LogFallback => LogFallback.MaillogFile;

    public override EnvironmentImport EnvironmentImport => EnvironmentImport.Only;

    public override CommandLine Options => new(Name, "[text...]",
        ConfigOption(),
        CommandOption.Flag('i', () => { }),
        CommandOption.Value('p', "priority", value => _priority = value),
        CommandOption.Value('t', "tag", value => _tag = ByteText.Printable(value).ToString()),
        RootVerboseOption())
    {
        FixedUsage = $"usage: {InvokedAs} [-c config_dir] [-i] [-p priority] [-t tag] [-v] [text]",
    };

    /// <summary>People see the tag; programs, which look for it in the log, do not.</summary>
    public override string MessageName(Terminal terminal) => _tag ?? $"postfix/{Name}";

    public override bool PrintsMessages(Terminal terminal) => terminal.Error.IsTerminal;

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        Severity severity = ParseSeverity(_priority);
        EnvironmentPolicy.Import(context.Settings).ApplyToProcess();
        if (operands.Count > 0)
            context.Log.Write(severity, string.Join(' ', operands));
        else
            LogLines(context, severity);
        if (severity is Severity.Fatal or Severity.Panic)
            Thread.Sleep(s_fatalPause);
        return 0;
    }

    private static void LogLines(CommandContext context, Severity severity)
    {
        foreach (string line in LineInput.ReadLines(context.Terminal.Input))
            context.Log.Write(severity, line);
    }

    private static Severity ParseSeverity(string name) => ByteText.LowerAscii(name) switch
    {
        "info" => Severity.Info,
        "warn" or "warning" => Severity.Warning,
        "error" or "err" => Severity.Error,
        "fatal" or "crit" => Severity.Fatal,
        "panic" => Severity.Panic,
        _ => throw new FatalException($"bad severity: \"{name}\""),
    };
}
