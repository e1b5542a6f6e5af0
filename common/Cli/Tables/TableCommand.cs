using Postfix.Config;
using Postfix.Dns;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Tls;

namespace Postfix.Cli.Tables;

/// <summary>What postmap(1) and postalias(1) have in common: they make, query, change and list tables.</summary>
public abstract class TableCommand : Command
{
    private string? _query;
    private string? _deletion;
    private bool _listsAll;
    private bool _writesJson;
    private bool _hasMode;

    /// <summary>How tables are made.</summary>
    protected BuildOptions Build { get; set; } = new()
    {
        Flags = TableFlags.WarnDuplicates | TableFlags.FoldFixed | TableFlags.Utf8,
    };

    /// <summary>What stands between key and value in listings.</summary>
    protected abstract string Separator { get; }

    /// <summary>The key of <c>-q</c>; null without that option.</summary>
    protected string? Query => _query;

    /// <summary>The options that both programs have.</summary>
    protected IReadOnlyList<CommandOption> CommonOptions() =>
    [
        ConfigOption(),
        VerboseOption(),
        CommandOption.Value('d', "key", key => Choose(() => _deletion = key)),
        CommandOption.Flag('f', () => Change(TableFlags.None, TableFlags.FoldFixed)),
        CommandOption.Flag('i', () => Choose(() => Build = Build with { IsIncremental = true })),
        CommandOption.Flag('j', () => _writesJson = true),
        CommandOption.Flag('N', () => Change(TableFlags.WithNul, TableFlags.WithoutNul)),
        CommandOption.Flag('n', () => Change(TableFlags.WithoutNul, TableFlags.WithNul)),
        CommandOption.Flag('o', () => Build = Build with { ActsAsOwner = false }),
        CommandOption.Flag('p', () => Build = Build with { KeepsPermissions = false }),
        CommandOption.Value('q', "key", key => Choose(() => _query = key)),
        CommandOption.Flag('r', () => Change(TableFlags.ReplaceDuplicates, TableFlags.WarnDuplicates | TableFlags.IgnoreDuplicates)),
        CommandOption.Flag('s', () => Choose(() => _listsAll = true)),
        CommandOption.Flag('u', () => Change(TableFlags.None, TableFlags.Utf8)),
        CommandOption.Flag('w', () => Change(TableFlags.IgnoreDuplicates, TableFlags.WarnDuplicates | TableFlags.ReplaceDuplicates)),
    ];

    /// <inheritdoc/>
    public sealed override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        using TableSet tables = new(new TableContext(context.Settings, context.Log)
        {
            FindHost = HostFinder.Of(context.Settings),
            Encrypt = TableTls.Of(context.Settings, context.Log),
            Proxy = ProxymapClient.Of(context.Settings, context.Log, context.Time),
            Indexer = ReindexClient.Of(context.Settings),
        });
        if (_writesJson && !_listsAll && _query is null)
            throw new FatalException("option -j requires -q or -s");
        Prepare(context.Log);
        if (operands.Count == 0 && !_listsAll)
            throw new UsageException();
        List<TableSpec> specs = [.. operands.Select(operand => Parse(operand, context.Settings))];
        TableUser user = new(tables, specs, Build.Flags | TableFlags.Lock, context, _writesJson ? null : Separator);
        bool done = _deletion is not null ? user.Delete(Keys(_deletion, context))
            : _query is not null ? RunQuery(user, context)
            : _listsAll ? user.List()
            : BuildAll(specs, tables.Context, context.Terminal.Input);
        return done ? 0 : 1;
    }

    /// <summary>Checks what depends on several options.</summary>
    protected virtual void Prepare(Log log) { }

    /// <summary>Searches for the key or keys; true when one was found.</summary>
    protected virtual bool RunQuery(TableUser user, CommandContext context) =>
        _query == "-" ? user.FindEach(context.Terminal.Input) : user.FindFirst(_query!);

    /// <summary>Writes the entries of an open source file to a table.</summary>
    protected abstract void Fill(FileDescriptor source, string sourceName, LookupTable table, TableContext context);

    /// <summary>Sets some table flags and clears others.</summary>
    protected void Change(TableFlags set, TableFlags clear) => Build = Build with { Flags = (Build.Flags & ~clear) | set };

    private static IEnumerable<string> Keys(string key, CommandContext context) =>
        key == "-" ? LineInput.ReadLines(context.Terminal.Input) : [key];

    private static TableSpec Parse(string operand, Settings settings)
    {
        int colon = operand.IndexOf(':');
        return colon < 0
            ? new TableSpec(settings[TableParameters.DefaultDatabaseType], operand)
            : new TableSpec(operand[..colon], operand[(colon + 1)..]);
    }

    private bool BuildAll(List<TableSpec> specs, TableContext tables, FileDescriptor input)
    {
        TableBuilder builder = new(tables, Build, input);
        foreach (TableSpec spec in specs)
            builder.Build(spec, (source, name, table) => Fill(source, name, table, tables));
        return true;
    }

    private void Choose(Action mode)
    {
        if (_hasMode)
            throw new FatalException("specify only one of -d -i -q or -s");
        _hasMode = true;
        mode();
    }
}
