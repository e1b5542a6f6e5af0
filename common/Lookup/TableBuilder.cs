using Postfix.Posix;

namespace Postfix.Lookup;

/// <summary>
/// Makes a table from a text file, or adds entries to one. Signals that would end the process in the middle of a table are held
/// back until it is done.
/// </summary>
/// <param name="context">Settings and log.</param>
/// <param name="options">How tables are made.</param>
/// <param name="standardInput">Where entries come from in incremental mode.</param>
public sealed class TableBuilder(TableContext context, BuildOptions options, FileDescriptor standardInput)
{
    private const int GroupAndOtherBits = 0x3F; // 077
    private const int StandardMask = 0x12; // 022

    /// <summary>Makes one table.</summary>
    /// <param name="spec">Type, and name of the source file.</param>
    /// <param name="write">Reads the source, whose name for messages it gets, and writes the entries to the table.</param>
    /// <exception cref="TableException">No such type, or a file cannot be opened or written.</exception>
    public void Build(TableSpec spec, Action<FileDescriptor, string, LookupTable> write)
    {
        if (options.IsIncremental)
        {
            Build(spec, standardInput, "stdin", write);
            return;
        }
        if (spec.Type == "proxy")
            throw new TableException("can't create maps via the proxy service");
        using FileDescriptor source = FileSystem.TryOpen(spec.Name, OpenFlags.ReadOnly, 0, out Errno error)
            ?? throw new TableException($"open {spec.Name}: {ErrnoText.Describe(error)}");
        Build(spec, source, spec.Name, write);
    }

    private void Build(TableSpec spec, FileDescriptor source, string sourceName, Action<FileDescriptor, string, LookupTable> write)
    {
        FileStatus status = source.Status();
        if (status.IsDirectory)
            throw new TableException($"read {sourceName}: {Errno.EISDIR.Describe()}"); // before it leaves an empty table behind
        bool changesOwner = options.ActsAsOwner && Credentials.RealUid == 0;
        if (changesOwner && status.Uid == 0)
            WarnAboutDirectory(spec.Name, sourceName);
        using AssumedIdentity? owner = changesOwner ? Credentials.Assume(status.Uid, status.Gid) : null;
        using TableSet tables = new(context);
        TableSpec target = tables.Migration.Redirect(spec);
        RequireBuildable(target.Type);
        using SignalDelay untilWritten = new(Signal.SIGHUP, Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTERM);
        LookupTable table = OpenTable(tables, target, status);
        WriteAll(source, sourceName, table, write);
    }

    // Who owns the directory can put something else in the place of root's files (3.12).
    private void WarnAboutDirectory(string path, string sourceName)
    {
        string directory = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        FileStatus status = FileSystem.TryStatus(directory, out Errno error)
            ?? throw new TableException($"stat {directory}: {error.Describe()}");
        if (status.Uid != 0)
            context.Log.Warning($"Creating root-owned database file(s) {path}.* in non-root-owned directory {directory}. Files {sourceName}, {path}.*, "
                + $"and directory {directory} should have the same owner. Please fix ownership to avoid a privilege-escalation attack.");
    }

    // Entries can be added to other tables too, one by one.
    private void RequireBuildable(string type)
    {
        if (TableRegistry.Find(type) is not { } known)
            throw new TableException($"unsupported map type: {type}");
        if (!known.CanBuild && !options.IsIncremental)
            throw new TableException($"no 'map create' support for this type: {type}");
    }

    private LookupTable OpenTable(TableSet tables, TableSpec spec, FileStatus source)
    {
        TableAccess access = options.IsIncremental ? TableAccess.CreateOrUpdate : TableAccess.Rebuild;
        TableFlags flags = options.IsIncremental ? options.Flags : options.Flags | TableFlags.BulkUpdate;
        bool restricts = options.KeepsPermissions && source.IsRegular;
        int previousMask = Umask.Set(restricts ? StandardMask | (~source.Permissions & GroupAndOtherBits) : StandardMask);
        try
        {
            return tables.Open(spec, flags, access);
        }
        finally
        {
            Umask.Set(previousMask);
        }
    }

    private static void WriteAll(
        FileDescriptor source, string sourceName, LookupTable table, Action<FileDescriptor, string, LookupTable> write)
    {
        while (true)
        {
            try
            {
                write(source, sourceName, table);
                table.Commit();
                return;
            }
            catch (TableFullException)
            {
                source.Seek(0, SeekOrigin.Begin);
            }
        }
    }
}
