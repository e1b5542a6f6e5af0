using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>The tables of this process, opened when they are first asked for. Thread-safe.</summary>
/// <param name="approved">Those that clients may have.</param>
/// <param name="listName">The parameter that says so, for messages.</param>
/// <param name="isWriter">Whether this is the proxywrite service.</param>
/// <param name="tables">Where they are opened.</param>
internal sealed class ProxiedTables(ApprovedTables approved, string listName, bool isWriter, TableSet tables)
{
    /// <summary>Wishes about keys, which each request has of its own; the others belong to the open table.</summary>
    private const TableFlags PerRequest = TableFlags.FoldAny | TableFlags.Utf8 | TableFlags.WarnDuplicates | TableFlags.IgnoreDuplicates
        | TableFlags.ReplaceDuplicates | TableFlags.SyncUpdates;

    /// <summary>
    /// Tables stay open, so what a client updates must be on disk at once; and a duplicate must not end the service for all others.
    /// </summary>
    private const TableFlags Writing = TableFlags.SyncUpdates | TableFlags.ReplaceDuplicates;

    /// <summary>Finds or opens a table for reading, or for both in the proxywrite service.</summary>
    public ProxyTableAnswer Find(string name, TableFlags requested)
    {
        string table = ApprovedTables.Strip(name);
        if (TableSpec.TryParse(table) is not { } spec)
            return new ProxyTableAnswer(ProxyTableStatus.BadRequest);
        if (!approved.Contains(table))
            return Refuse(table);
        TableFlags flags = requested & ~(PerRequest | ProxyTableFlags.Implementation);
        LookupTable opened = isWriter ? OpenForWriting(spec, flags) : tables.Open(spec, flags);
        return new ProxyTableAnswer(ProxyTableStatus.Ok, opened.As(requested));
    }

    /// <summary>Finds or opens a table for an update.</summary>
    public ProxyTableAnswer FindForUpdate(string name, TableFlags requested, string operation)
    {
        if (isWriter)
            return Find(name, requested);
        tables.Context.Log.Warning($"refusing {name} {operation} request on non-proxywrite service");
        return new ProxyTableAnswer(ProxyTableStatus.Denied);
    }

    /// <summary>Unless a client wants the table for itself, it is locked for each access only, so that others can read it too.</summary>
    private LookupTable OpenForWriting(TableSpec spec, TableFlags flags)
    {
        TableFlags locking = flags.HasFlag(TableFlags.OpenLock) ? TableFlags.None : TableFlags.Lock;
        return tables.Open(spec, flags | Writing | locking, TableAccess.CreateOrUpdate);
    }

    private ProxyTableAnswer Refuse(string table)
    {
        tables.Context.Log.Warning($"request for unapproved table: \"{table}\"");
        tables.Context.Log.Warning(
            $"to approve this table for {(isWriter ? "read-write" : "read-only")} access, list proxy:{table} in main.cf:{listName}");
        return new ProxyTableAnswer(ProxyTableStatus.Denied);
    }
}
