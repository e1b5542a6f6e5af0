using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>"postfix non-bdb": how far Berkeley DB tables are replaced by others (postfix-non-bdb(1)). Files are edited by postconf(1).</summary>
internal static class MigrationActions
{
    /// <summary>The script of Postfix that does this.</summary>
    public const string Script = "postfix-non-bdb-script";

    private const string Program = "nbdb_reindexd";

    private static readonly string s_level = TableParameters.NonBdbMigrationLevel.Name;

    // Programs that users run cannot ask the service for what they need.
    private static readonly Parameter<string>[] s_tablesOfUsers =
    [
        CommandParameters.AuthorizedFlushUsers, CommandParameters.AuthorizedMailqUsers, CommandParameters.AuthorizedSubmitUsers,
        CommandParameters.LocalLoginSenderMaps,
    ];

    public static int Run(ControlContext context) => context.Operands switch
    {
        [_, "status"] => Edit(context, "-h", s_level),
        [_, "disable"] => First(Edit(context, "-X", s_level), () => RemoveService(context)),
        [_, "enable-redirect" and var level] => Enable(context, level, () => RemoveService(context)),
        [_, "enable-reindex" and var level] => Enable(context, level, () => First(MakeTables(context), () => AddService(context))),
        _ => context.Fail("usage: postfix non-bdb status (or enable-redirect, or enable-reindex, or disable)"),
    };

    private static int Enable(ControlContext context, string level, Func<int> prepare)
    {
        foreach (Parameter<string> parameter in (Parameter<string>[])[TableParameters.DefaultDatabaseType, TableParameters.DefaultCacheDbType])
        {
            if (BerkeleyMigration.Concerns(context.Settings[parameter]))
                return context.Fail($"parameter {parameter} specifies a Berkeley DB type: '{context.Settings[parameter]}'");
        }
        return First(prepare(), () => Edit(context, $"{s_level}={level}"));
    }

    private static int AddService(ControlContext context)
    {
        string name = ServiceName(context);
        return Edit(context, "-M", $"{name}/unix={name} unix y n n - 1 {Program}");
    }

    private static int RemoveService(ControlContext context) => Edit(context, "-MX", $"{ServiceName(context)}/unix");

    private static string ServiceName(ControlContext context) => context.Settings[TableParameters.NonBdbMigrationServiceName];

    private static int Edit(ControlContext context, params string[] arguments) =>
        ControlContext.Execute(context.CommandPath("postconf"), arguments);

    // What nobody will ask the service for.
    private static int MakeTables(ControlContext context)
    {
        using TableSet tables = new(new TableContext(context.Settings, context.Log));
        int status = 0;
        foreach (TableSpec table in s_tablesOfUsers.SelectMany(parameter => TablesOf(context, parameter)))
        {
            if (BerkeleyMigration.Concerns(table.Type))
                status = First(status, () => Make(context, "postmap", tables.Migration.TargetOf(table)));
        }
        foreach (TableSpec table in TablesOf(context, LocalParameters.AliasMaps).Where(IsLeftBehind))
            status = First(status, () => Make(context, "postalias", table));
        return status;
    }

    private static int Make(ControlContext context, string program, TableSpec table)
    {
        context.Log.Info($"Proactively reindexing {table}");
        return ControlContext.Execute(context.CommandPath(program), table.ToString());
    }

    private static IEnumerable<TableSpec> TablesOf(ControlContext context, Parameter<string> parameter) =>
        Tokens.SplitWithBraces(context.Settings[parameter]).Select(TableSpec.TryParse).OfType<TableSpec>();

    // By default alias_maps follows default_database_type, and so does not name the old table any more.
    private static bool IsLeftBehind(TableSpec table) =>
        TableRegistry.Find(table.Type) is { CanBuild: true } && !BerkeleyMigration.Concerns(table.Type)
        && !Exists(BerkeleyMigration.FileOf(table)) && Exists(table.Name) && Exists(BerkeleyMigration.FileOf(table with { Type = "hash" }));

    private static bool Exists(string path) => FileSystem.TryStatus(path) is not null;

    private static int First(int status, Func<int> next) => status == 0 ? next() : status;
}
