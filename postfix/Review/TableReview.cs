using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Tables that are not there, are older than their source, or are of a type that does not exist.</summary>
internal sealed class TableReview : IReview
{
    private const string Proxy = "proxy";

    // A time that is too close to call: the source is often written just before.
    private static readonly TimeSpan s_haste = TimeSpan.FromSeconds(1);

    private static readonly string[] s_tableParameters = ["_maps", "_map", "_checks"];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        using TableSet tables = new(new TableContext(configuration.Settings, new Log(verbosity: 0)));
        // What a user defines may be a part of a table's name.
        foreach (ReviewedSetting setting in configuration.AllSettings.Where(setting => ParameterCatalog.Find(setting.Name) is not null))
        {
            bool holdsTables = s_tableParameters.Any(suffix => setting.Name.EndsWith(suffix, StringComparison.Ordinal));
            foreach (string word in Tokens.SplitWithBraces(configuration.Expand(setting.Value)))
            {
                if (Parse(word) is { } table && Judge(setting, table, tables, holdsTables) is { } finding)
                    yield return finding;
            }
        }
    }

    private static TableSpec? Parse(string word)
    {
        TableSpec? table = TableSpec.LooksLikeTable(word) ? TableSpec.TryParse(word) : null;
        return table is { Type: Proxy } proxied ? TableSpec.TryParse(proxied.Name) : table;
    }

    private static Finding? Judge(ReviewedSetting setting, TableSpec table, TableSet tables, bool holdsTables)
    {
        if (TableRegistry.Find(table.Type) is not { } type)
        {
            return holdsTables && !table.Type.Contains('/')
                ? setting.Report($"{setting.Name}: no lookup table type \"{table.Type}\"", "\"postconf -m\" lists the types")
                : null;
        }
        if (type.FileSuffix is not { } suffix || !table.Name.StartsWith('/'))
            return null;
        return suffix.Length > 0 ? JudgeDatabase(setting, table, tables)
            : FileSystem.TryStatus(table.Name) is null ? setting.Report($"{setting.Name}: {table}: no such file", $"create {table.Name}")
            : null;
    }

    private static Finding? JudgeDatabase(ReviewedSetting setting, TableSpec table, TableSet tables)
    {
        MigrationLevel level = tables.Context.MigrationLevel;
        if (level == MigrationLevel.Disabled || !BerkeleyMigration.Concerns(table.Type))
            return JudgeFile(setting, table, BerkeleyMigration.FileOf(table));
        try
        {
            string file = BerkeleyMigration.FileOf(tables.Migration.TargetOf(table));
            bool isMadeOnDemand = level == MigrationLevel.Reindex && FileSystem.TryStatus(file) is null
                && FileSystem.TryStatus(BerkeleyMigration.FileOf(table)) is not null;
            return isMadeOnDemand ? null : JudgeFile(setting, table, file);
        }
        catch (TableException problem)
        {
            return setting.Report($"{setting.Name}: {problem.Message}", "run \"postfix non-bdb disable\", or change what takes its place");
        }
    }

    private static Finding? JudgeFile(ReviewedSetting setting, TableSpec table, string file)
    {
        string command = setting.Name is "alias_maps" or "alias_database" ? "postalias" : "postmap";
        FileStatus? source = FileSystem.TryStatus(table.Name);
        if (FileSystem.TryStatus(file) is not { } database)
        {
            return setting.Report($"{setting.Name}: {table}: no file {file}",
                source is null ? $"create {table.Name} and run \"{command} {table}\"" : $"run \"{command} {table}\"");
        }
        return source is { } text && text.Modified - database.Modified > s_haste
            ? setting.Report($"{setting.Name}: {table}: {file} is older than {table.Name}", $"run \"{command} {table}\"")
            : null;
    }
}
