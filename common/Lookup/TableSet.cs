namespace Postfix.Lookup;

/// <summary>
/// The tables that a process has open. Users that ask for the same table in the same way share one handle; the set owns the handles
/// and closes them at its end. Thread-safe.
/// </summary>
public sealed class TableSet : IDisposable
{
    // A table that has itself inside, by way of a file, would never be open.
    private const int MaxNesting = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<(TableSpec, TableFlags, TableAccess), LookupTable> _tables = [];
    private int _nesting;

    /// <param name="context">What tables need from their process.</param>
    public TableSet(TableContext context)
    {
        Context = context;
        Migration = new BerkeleyMigration(this);
    }

    /// <summary>What tables need from their process.</summary>
    public TableContext Context { get; }

    /// <summary>What takes the places of Berkeley DB tables.</summary>
    public BerkeleyMigration Migration { get; }

    /// <summary>Opens "type:name", or finds it among the open tables.</summary>
    /// <exception cref="TableException">The table cannot be opened, and the context says <see cref="UnavailableTables.Throw"/>.</exception>
    public LookupTable Open(string text, TableFlags flags, TableAccess access = TableAccess.Read) => TableSpec.TryParse(text) is { } spec
        ? Open(spec, flags, access)
        : OpenMalformed(new TableSpec(text, ""), text, flags, access);

    /// <summary>Opens a table, or finds it among the open tables.</summary>
    /// <exception cref="TableException">The table cannot be opened, and the context says <see cref="UnavailableTables.Throw"/>.</exception>
    public LookupTable Open(TableSpec spec, TableFlags flags, TableAccess access = TableAccess.Read) => spec.IsComplete
        ? Shared(spec, flags, access, OpenNew)
        : OpenMalformed(spec, spec.ToString(), flags, access);

    /// <summary>
    /// The log form of the first table whose file has changed or is gone, such as <c>hash:/etc/postfix/access(0,lock|fold_fix)</c>;
    /// null when all tables are fresh. A server then finishes its clients and makes room for a new process.
    /// </summary>
    public string? FindChanged()
    {
        lock (_lock)
        {
            foreach (((TableSpec spec, TableFlags flags, TableAccess access), LookupTable table) in _tables)
                if (table.HasChanged())
                    return $"{spec}({OpenMode(access)},{TableFlagNames.Join(flags)})";
        }
        return null;
    }

    /// <summary>Closes all tables.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (LookupTable table in _tables.Values)
                table.Dispose();
            _tables.Clear();
        }
    }

    /// <summary>A stand-in for something that cannot be opened, registered like any other table.</summary>
    /// <exception cref="TableException">The context says <see cref="UnavailableTables.Throw"/>.</exception>
    internal LookupTable OpenUnavailable(TableSpec spec, string reason) =>
        Shared(spec, TableFlags.None, TableAccess.Read, request => OpenUnavailable(request, reason));

    /// <summary>Opens a table that is not shared.</summary>
    /// <exception cref="TableException">No such type, or the table cannot be opened.</exception>
    internal ILookupTable OpenDirectly(TableRequest request) => TableRegistry.OpenDirectly(Migration.Redirect(request));

    /// <summary>A table that answers "try again later" to everything.</summary>
    /// <exception cref="TableException">The context says <see cref="UnavailableTables.Throw"/>.</exception>
    internal ILookupTable Substitute(TableSpec spec, string reason, Exception? cause = null)
    {
        if (Context.WhenUnavailable == UnavailableTables.Throw)
            throw new TableException(reason, cause);
        Context.Log.Error(reason);
        return new UnavailableTable(spec, reason, Context.Log);
    }

    private LookupTable Shared(TableSpec spec, TableFlags flags, TableAccess access, Func<TableRequest, LookupTable> open)
    {
        lock (_lock)
        {
            if (_tables.TryGetValue((spec, flags, access), out LookupTable? known))
                return known;
            if (_nesting >= MaxNesting)
                throw new TableException($"{spec.Type} table: more than {MaxNesting} tables inside each other");
            _nesting++;
            try
            {
                return _tables[(spec, flags, access)] = open(new TableRequest(spec, flags, access, this));
            }
            finally
            {
                _nesting--;
            }
        }
    }

    private LookupTable OpenMalformed(TableSpec spec, string text, TableFlags flags, TableAccess access) => Shared(spec, flags, access,
        request => OpenUnavailable(request, $"open dictionary: expecting \"type:name\" form instead of \"{text}\""));

    private LookupTable OpenNew(TableRequest request)
    {
        TableRequest actual = request;
        try
        {
            actual = Migration.Redirect(request);
            return Wrap(actual, TableRegistry.OpenDirectly(actual));
        }
        catch (TableException problem)
        {
            return OpenUnavailable(actual, problem.Message, problem);
        }
    }

    private LookupTable OpenUnavailable(TableRequest request, string reason, Exception? cause = null) =>
        Wrap(request, Substitute(request.Spec, reason, cause));

    private LookupTable Wrap(TableRequest request, ILookupTable table) => new(request.Spec, request.Flags, table, Context);

    /// <summary>The open(2) flags of an access in octal, which is what the log shows.</summary>
    private static string OpenMode(TableAccess access) => access switch
    {
        TableAccess.Read => "0",
        TableAccess.Update => "2",
        TableAccess.CreateOrUpdate => "102",
        _ => "1102",
    };
}
