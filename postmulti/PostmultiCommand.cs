using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Postmulti;

/// <summary>postmulti(1): manages several mail systems on one host.</summary>
internal sealed class PostmultiCommand : Command
{
    private const string ConfigVariable = "MAIL_CONFIG";
    private const int Mask = 0x12; // 022

    private readonly PostmultiOptions _options = new();
    private UsageException? _misuse;

    public override string Name => "postmulti";

    public override LogFallback LogFallback => LogFallback.MaillogFile;

    // Alone among the commands it logs without syslog_name.
    public override string LogTag => Name;

    public override bool PrintsMessages(Terminal terminal) => terminal.Error.IsTerminal;

    // A command for all instances gets its user's environment; the programs that edit get ours.
    public override EnvironmentImport EnvironmentImport => _options.Edit is null ? EnvironmentImport.None : EnvironmentImport.Only;

    public override CommandLine Options => _options.Describe(VerboseOption());

    // A mistake is for the log that main.cf chooses, and that is not known yet.
    public override IReadOnlyList<string> Parse(IReadOnlyList<string> arguments)
    {
        try
        {
            return base.Parse(arguments);
        }
        catch (UsageException misuse)
        {
            _misuse = misuse;
            return [];
        }
    }

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        Umask.Set(Mask);
        Settings settings = context.Settings;
        if (Environ.Get(ConfigVariable) is { } directory && directory != Settings.DefaultConfigDirectory)
            throw new FatalException($"Non-default configuration directory: {ConfigVariable}={directory}");
        if (_misuse is not null)
            throw _misuse;
        if (Verbosity > 0)
            Environ.Set(VerboseVariable, "");
        _options.Check(operands);
        Claims claims = new();
        claims.AddShared(settings);
        if (_options.Edit is { } action)
            return new InstanceEditor(context, claims, _options).Run(action, operands);
        InstanceList list = InstanceList.Load(settings, claims);
        Selection selection = _options.Selection.Kind == SelectionKind.None ? new Selection(SelectionKind.All) : _options.Selection;
        if (_options.Lists)
        {
            new InstanceListing(context.Terminal, _options.WritesJson).Write(Ordered(list, _options.IsReversed).Where(selection.Includes));
            return 0;
        }
        CommandRunner runner = new(settings, context.Log);
        return _options.UsesPostfix
            ? runner.RunPostfix(list.Instances, selection, operands)
            : runner.Run(Ordered(list, _options.IsReversed).Where(selection.Includes), operands);
    }

    private static IEnumerable<Instance> Ordered(InstanceList list, bool isReversed) =>
        isReversed ? list.Instances.Reverse() : list.Instances;
}
