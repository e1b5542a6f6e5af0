using System.Globalization;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Tables that are not there, cannot be read, have mistakes in them, are older than their source, or are of a type that does not exist.</summary>
/// <param name="tables">Where they are opened.</param>
internal sealed class TableReview(ReviewedTables tables) : IReview
{
    // A time that is too close to call: the source is often written just before.
    private static readonly TimeSpan s_haste = TimeSpan.FromSeconds(1);

    private static readonly string[] s_tableParameters = ["_maps", "_map", "_checks"];

    // Programs make these when they need them, and lock them for as long as they run.
    private static readonly string[] s_caches =
    [
        "address_verify_map", "postscreen_cache_map", "smtp_sasl_auth_cache_name", "lmtp_sasl_auth_cache_name",
        "smtpd_tls_session_cache_database", "smtp_tls_session_cache_database", "lmtp_tls_session_cache_database",
    ];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        TableReader reader = TableReader.Of(configuration);
        foreach (ReviewedSetting setting in configuration.AllSettings.Concat(FindDefaults(configuration)).Where(MayNameTables))
        {
            bool holdsTables = HoldsTables(setting.Name);
            foreach (string word in Tokens.SplitWithBraces(setting.Expanded).Select(word => word.TrimStart('!')))
            {
                if (ReviewedTables.Parse(word) is not { } table)
                    continue;
                if (Judge(setting, table, holdsTables) is { } finding)
                    yield return finding;
                else if (IsSurelyTable(table, holdsTables))
                {
                    foreach (Finding fault in FindFaults(setting, table, reader.UserFor(setting.Name, word)))
                        yield return fault;
                }
            }
        }
    }

    private static bool HoldsTables(string parameter) =>
        s_tableParameters.Any(suffix => parameter.EndsWith(suffix, StringComparison.Ordinal));

    // Tables that nobody asked for, and that are used nevertheless. All of them are local(8)'s.
    private static IEnumerable<ReviewedSetting> FindDefaults(ReviewedConfiguration configuration)
    {
        if (!configuration.ServicesOf("local").Any())
            yield break;
        HashSet<string> known = [.. configuration.AllSettings.Select(setting => setting.Name)];
        foreach (Parameter parameter in LocalParameters.Group.Parameters.Where(parameter => HoldsTables(parameter.Name)))
        {
            // A reference to another parameter is that parameter's matter.
            if (known.Add(parameter.Name) && parameter.DefaultText(configuration.Settings).Contains(':'))
                yield return configuration.Scope.Find(parameter.Name);
        }
    }

    // What a user defines may be a part of a table's name.
    private static bool MayNameTables(ReviewedSetting setting) =>
        ParameterCatalog.Find(setting.Name) is not null && !s_caches.Contains(setting.Name);

    // Other words have colons, too: transports, services, addresses.
    private static bool IsSurelyTable(TableSpec table, bool holdsTables) => TableRegistry.Find(table.Type) is { } type
        && (holdsTables || table.Name.StartsWith('{') || (type.FileSuffix is not null && table.Name.StartsWith('/')));

    private Finding? Judge(ReviewedSetting setting, TableSpec table, bool holdsTables)
    {
        if (TableRegistry.Find(table.Type) is not { } type)
        {
            return holdsTables && !table.Type.Contains('/')
                ? setting.Report($"{setting.Name}: no lookup table type \"{table.Type}\"", "\"postconf -m\" lists the types")
                : null;
        }
        if (type.FileSuffix is not { } suffix || !table.Name.StartsWith('/'))
            return null;
        return suffix.Length > 0 ? JudgeDatabase(setting, table)
            : FileSystem.TryStatus(table.Name) is null ? setting.Report($"{setting.Name}: {table}: no such file", $"create {table.Name}")
            : null;
    }

    private Finding? JudgeDatabase(ReviewedSetting setting, TableSpec table)
    {
        try
        {
            return IsMadeOnDemand(table) ? null : JudgeFile(setting, table, FileOf(table));
        }
        catch (TableException problem)
        {
            return setting.Report($"{setting.Name}: {problem.Message}", "run \"postfix non-bdb disable\", or change what takes its place");
        }
    }

    private static Finding? JudgeFile(ReviewedSetting setting, TableSpec table, string file)
    {
        string command = CommandFor(setting);
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

    // What the programs would log, and what they do not come to.
    private IEnumerable<Finding> FindFaults(ReviewedSetting setting, TableSpec table, UserEntry? owner)
    {
        if (IsMadeOnDemand(table))
            yield break;
        if (!BerkeleyFile.IsRight(FileOf(table)))
        {
            yield return setting.Report($"{setting.Name}: {table}: {FileOf(table)} has other content", FixOf(setting, table));
            yield break;
        }
        ReviewedTable opened = tables.Open(table);
        foreach (string warning in opened.Warnings.Where(warning => !warning.Contains("is older than source file", StringComparison.Ordinal)))
            yield return Locate(setting, table, warning);
        if (opened.Fault is { } fault)
        {
            yield return Locate(setting, table, fault);
        }
        else if (owner is not null && !MayRead(owner, FileOf(table)))
        {
            yield return setting.Report($"{setting.Name}: {table}: user {owner.Name} may not read {FileOf(table)}",
                $"run \"chmod o+r {FileOf(table)}\", or let the group of {owner.Name} read it");
        }
    }

    private static Finding Locate(ReviewedSetting setting, TableSpec table, string problem)
    {
        string mark = $"{table.Name}, line ";
        int place = problem.IndexOf(mark, StringComparison.Ordinal);
        string[] rest = place < 0 ? [] : problem[(place + mark.Length)..].Split(": ", 2);
        if (rest.Length < 2 || !int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out int line))
        {
            string subject = problem.Contains(table.Name, StringComparison.Ordinal) ? "" : $"{table}: ";
            return setting.Report($"{setting.Name}: {subject}{problem}", FixOf(setting, table));
        }
        return table.Name.StartsWith('/')
            ? new Finding(table.Name, line, rest[1], "correct the line")
            : setting.Report($"{setting.Name}: {table.Type}: rule {line}: {rest[1]}", "correct the rule");
    }

    private static string FixOf(ReviewedSetting setting, TableSpec table) =>
        TableRegistry.Find(table.Type) is { CanBuild: true } && table.Name.StartsWith('/') ? $"run \"{CommandFor(setting)} {table}\""
        : table.Name.StartsWith('/') ? $"correct {table.Name}"
        : "correct it";

    private static string CommandFor(ReviewedSetting setting) => setting.Name is "alias_maps" or "alias_database" ? "postalias" : "postmap";

    private static bool MayRead(UserEntry owner, string file)
    {
        using AssumedIdentity identity = Credentials.Assume(owner.Uid, owner.Gid);
        using FileDescriptor? opened = FileSystem.TryOpen(file, OpenFlags.ReadOnly, 0, out Errno error);
        return opened is not null || error != Errno.EACCES;
    }

    // Of a table that is no file, just its name.
    private string FileOf(TableSpec table)
    {
        TableSpec actual = IsReplaced(table) ? tables.Set.Migration.TargetOf(table) : table;
        return actual.Name + TableRegistry.Find(actual.Type)?.FileSuffix;
    }

    private bool IsMadeOnDemand(TableSpec table) =>
        IsReplaced(table) && tables.Set.Context.MigrationLevel == MigrationLevel.Reindex
        && FileSystem.TryStatus(FileOf(table)) is null && FileSystem.TryStatus(BerkeleyMigration.FileOf(table)) is not null;

    private bool IsReplaced(TableSpec table) =>
        tables.Set.Context.MigrationLevel != MigrationLevel.Disabled && BerkeleyMigration.Concerns(table.Type);
}
