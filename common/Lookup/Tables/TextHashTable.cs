using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>texthash:file reads a postmap(1) source into memory at opening; changes count from the next start on.</summary>
internal static class TextHashTable
{
    public static readonly TableType Type = new("texthash", Open) { FileSuffix = "" };

    private static readonly TimeSpan CoolDown = TimeSpan.FromMilliseconds(300);

    private static InternalTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        while (true)
        {
            DateTimeOffset before = DateTimeOffset.UtcNow;
            using FileDescriptor? file = FileSystem.TryOpen(request.Name, OpenFlags.ReadOnly, 0, out Errno error);
            if (file is null)
                throw new TableException($"open database {request.Name}: {ErrnoText.Describe(error)}");
            InternalTable table = Read(request, file);
            DateTimeOffset modified = file.Status().Modified;
            // A file that was written a moment ago may still be growing: time stamps can be as coarse as a second.
            if (modified < before - TimeSpan.FromSeconds(1) || modified > DateTimeOffset.UtcNow)
                return table;
            Thread.Sleep(CoolDown);
        }
    }

    private static InternalTable Read(TableRequest request, FileDescriptor file)
    {
        TableSource source = new(file, request.Name, request.Context.Log)
        {
            ChecksUtf8 = request.ChecksUtf8,
            ValuesAreFiles = request.Has(TableFlags.ValuesAreFiles),
            FormatNote = " -- ignoring this line",
        };
        InternalTable table = new() { Owner = TableOwner.OfFile(file.Status().Uid) };
        foreach (TableEntry entry in source.ReadAll())
        {
            string key = request.FoldFixedKey(entry.Key);
            if (request.Has(TableFlags.ReplaceDuplicates) || !table.Find(key).IsFound)
                table.Put(key, entry.Value);
            else if (!request.Has(TableFlags.IgnoreDuplicates))
                ReportDuplicate(request, $"{request.Name}, line {source.LineNumber}: duplicate entry: \"{entry.Key}\"");
        }
        return table;
    }

    private static void ReportDuplicate(TableRequest request, string message)
    {
        if (!request.Has(TableFlags.WarnDuplicates))
            throw new TableException(message);
        request.Context.Log.Warning(message);
    }
}
