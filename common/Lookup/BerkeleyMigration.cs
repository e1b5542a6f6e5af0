using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup.Tables;
using Postfix.Posix;

namespace Postfix.Lookup;

/// <summary>
/// Leads a site away from Berkeley DB: tables of other types take the places of <c>hash:</c> and <c>btree:</c> tables that the
/// configuration still names (postfix-non-bdb(1)). Not thread-safe; a table set's own use is under its lock.
/// </summary>
/// <param name="tables">Where the table of custom replacements is opened.</param>
public sealed class BerkeleyMigration(TableSet tables)
{
    private LookupTable? _customMapping;
    private bool _isOpening;

    /// <summary>Whether tables of this type are Berkeley DB's.</summary>
    public static bool Concerns(string type) => type == BerkeleyTable.HashType.Name || type == BerkeleyTable.BtreeType.Name;

    /// <summary>The level of a configuration.</summary>
    /// <exception cref="ConfigurationException">There is no level of that name.</exception>
    public static MigrationLevel LevelOf(Settings settings) => settings[TableParameters.NonBdbMigrationLevel].ToLowerInvariant() switch
    {
        "disable" => MigrationLevel.Disabled,
        "enable-redirect" => MigrationLevel.Redirect,
        "enable-reindex" => MigrationLevel.Reindex,
        _ => throw new ConfigurationException(
            $"invalid non-Berkeley-DB migration level: '{settings[TableParameters.NonBdbMigrationLevel]}'", parameter: TableParameters.NonBdbMigrationLevel.Name),
    };

    /// <summary>The database file of a table.</summary>
    /// <exception cref="TableException">Tables of that type have none.</exception>
    public static string FileOf(TableSpec table) => TableRegistry.Find(table.Type)?.FileSuffix is { Length: > 0 } suffix
        ? table.Name + suffix
        : throw new TableException($"non-Berkeley-DB mapped type '{table.Type}' has no known pathname suffix");

    /// <summary>The table that takes the place of a Berkeley DB table, whether the level asks for that or not.</summary>
    /// <exception cref="TableException">There is none.</exception>
    public TableSpec TargetOf(TableSpec table)
    {
        string type = FindCustom(table) ?? tables.Context.Settings[
            table.Type == BerkeleyTable.HashType.Name ? TableParameters.DefaultDatabaseType : TableParameters.DefaultCacheDbType];
        string? problem =
            !Concerns(table.Type) ? $"request to map from non-Berkeley-DB type: '{table.Type}'"
            : Concerns(type) ? $"mapping from '{table.Type}' to legacy type '{type}'"
            : TableRegistry.Find(type) is null ? $"mapping to unsupported database type: '{type}'"
            : null;
        return problem is null ? table with { Type = type } : throw Unmapped(table, problem);
    }

    /// <summary>The table that is to be opened when this one is named; that is logged when it is another.</summary>
    /// <exception cref="TableException">Nothing can take its place.</exception>
    internal TableSpec Redirect(TableSpec table)
    {
        TableContext context = tables.Context;
        if (context.MigrationLevel == MigrationLevel.Disabled || !Concerns(table.Type))
            return table;
        TableSpec target = TargetOf(table);
        if (context.Settings[TableParameters.NonBdbMigrationLogRedirect])
            context.Log.Info($"redirecting {table} to {target}");
        return target;
    }

    /// <summary>Redirects a request, and has a missing file made. Who may create the table himself gets no file made.</summary>
    /// <exception cref="TableException">Nothing can take the table's place, or its file cannot be made.</exception>
    internal TableRequest Redirect(TableRequest request)
    {
        TableSpec target = Redirect(request.Spec);
        bool mayIndex = target != request.Spec && request.Access is TableAccess.Read or TableAccess.Update;
        if (mayIndex && request.Context is { MigrationLevel: MigrationLevel.Reindex, Indexer: { } indexer } && IsMissing(FileOf(target))
            && indexer.Index(request.Spec) is { } problem)
            throw new TableException($"Non-Berkeley-DB migration error: {problem}");
        return request with { Spec = target };
    }

    private static bool IsMissing(string file) => FileSystem.TryStatus(file, out Errno error) is null && error == Errno.ENOENT;

    private string? FindCustom(TableSpec table)
    {
        if (OpenCustomMapping() is not { } mapping)
            return null;
        LookupResult result = mapping.Find(table.ToString());
        if (!result.IsFound && !result.IsFailed)
            result = mapping.Find(table.Type);
        return result.IsFailed ? throw Unmapped(table, $"{mapping.Label} lookup error for '{table}'") : result.Value;
    }

    private LookupTable? OpenCustomMapping()
    {
        string name = tables.Context.Settings[TableParameters.NonBdbCustomMapping];
        if (_customMapping is not null || name.Length == 0)
            return _customMapping;
        // A table within the mapping could otherwise be looked up in the mapping itself.
        if (_isOpening || (TableSpec.TryParse(name) is { } table && Concerns(table.Type)))
            throw new TableException($"{TableParameters.NonBdbCustomMapping} must not use a legacy type: '{name}'");
        _isOpening = true;
        try
        {
            return _customMapping = tables.Open(name, TableFlags.Usual);
        }
        finally
        {
            _isOpening = false;
        }
    }

    private static TableException Unmapped(TableSpec table, string problem) =>
        new($"non-Berkeley-DB type mapping lookup error for '{table}': {problem}");
}
