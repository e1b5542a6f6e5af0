using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Reindexing;

/// <summary>Makes the file of a table that takes the place of a Berkeley DB table, if that is safe (nbdb_reindexd(8)).</summary>
/// <param name="tables">Knows what takes the place of what.</param>
/// <param name="command">Makes files.</param>
/// <param name="service">Our name in master.cf, for messages.</param>
internal sealed class TableIndexer(TableSet tables, IndexCommand command, string service) : ITableIndexer
{
    private readonly SafetyPolicy _policy = new(tables.Context.Settings);

    private Log Log => tables.Context.Log;

    public string? Index(TableSpec table)
    {
        if (tables.Context.MigrationLevel != MigrationLevel.Reindex)
            return $"the {service} service is disabled";
        try
        {
            TableSpec target = tables.Migration.TargetOf(table);
            string file = BerkeleyMigration.FileOf(target);
            if (FileSystem.TryStatus(file, out _) is not { Size: > 0 })
                return Index(target, BerkeleyMigration.FileOf(table), file);
            // Another client has asked for it meanwhile.
            Log.Info($"target file '{file}' already exists, skipping this request");
            return null;
        }
        catch (Exception problem) when (problem is TableException or PosixException)
        {
            return problem.Message;
        }
    }

    private string? Index(TableSpec target, string legacyFile, string file)
    {
        if (FileSystem.TryStatus(legacyFile, out Errno legacyError) is not { } legacy)
            return $"look up status for legacy indexed file '{legacyFile}': {legacyError.Describe()}";
        if (FileSystem.TryStatus(target.Name, out Errno sourceError) is not { } source)
            return $"look up status for source file '{target.Name}': {sourceError.Describe()}";
        return _policy.FindObjection(target.Name, source, legacyFile, legacy) ?? Make(target, file, legacy.Uid, legacy.Gid);
    }

    private string? Make(TableSpec target, string file, uint uid, uint gid)
    {
        if (ChooseProgram(target.Name, uid, gid, out string failure) is not { } program)
            return failure;
        if (command.Run(program, target, uid, gid) is not { } problem)
        {
            Log.Info($"successfully executed '{program} {target}' as uid {uid}");
            return null;
        }
        RemoveUnfinished(file, uid, gid);
        return $"could not execute command '{program} {target}': {problem}; alternatively, execute the failed command by hand";
    }

    // Opened with the rights that the program will have; a source may hold secrets.
    private string? ChooseProgram(string source, uint uid, uint gid, out string failure)
    {
        using AssumedIdentity owner = Credentials.Assume(uid, gid);
        // Neither a pipe nor a device may keep us waiting.
        using FileDescriptor? file = FileSystem.TryOpen(source, OpenFlags.ReadOnly | OpenFlags.NonBlocking, 0, out Errno error);
        failure = file is null ? $"open lookup table source file {source} as uid={uid} gid={gid}: {error.Describe()}"
            : !file.Status().IsRegular ? $"lookup table source file {source} is not a regular file"
            : "";
        return failure.Length > 0 ? null : SourceFormat.ProgramFor(file!, source);
    }

    private void RemoveUnfinished(string file, uint uid, uint gid)
    {
        using AssumedIdentity owner = Credentials.Assume(uid, gid);
        try
        {
            FileSystem.TryUnlink(file);
        }
        catch (PosixException problem)
        {
            Log.Warning(problem.Message);
        }
    }
}
