using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>A database that is open for reading. For one thread at a time.</summary>
internal sealed unsafe class SqliteDatabase : SafeHandle
{
    private readonly SqliteLibrary _library;

    private SqliteDatabase(SqliteLibrary library, nint database)
        : base(0, ownsHandle: true)
    {
        _library = library;
        SetHandle(database);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>What went wrong last.</summary>
    public string Error => Read(_library.ErrorMessage(handle));

    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path)
    {
        SqliteLibrary library = SqliteLibrary.Load();
        using NativeText name = new(path);
        nint opened;
        int status;
        fixed (byte* text = name.WithNul)
            status = library.Open(text, &opened, SqliteLibrary.OpenReadOnly, null);
        SqliteDatabase database = new(library, opened); // there is one even then, to hold the error
        if (status == SqliteLibrary.Ok)
            return database;
        string reason = database.Error;
        database.Dispose();
        throw new SqliteException(reason);
    }

    /// <summary>Checks that a query makes sense.</summary>
    /// <exception cref="SqliteException">It does not.</exception>
    public void Check(string query) => _library.FinishStatement(Prepare(query));

    /// <summary>Runs a query, and gives the first column of each row; null for NULL.</summary>
    /// <param name="query">The query.</param>
    /// <param name="take">Takes a value; false ends the search.</param>
    /// <exception cref="SqliteException">The query fails.</exception>
    public void Run(string query, Func<string?, bool> take)
    {
        nint statement = Prepare(query);
        try
        {
            int status;
            while ((status = _library.Step(statement)) == SqliteLibrary.Row)
            {
                byte* value = _library.ColumnText(statement, 0);
                if (!take(value is null ? null : Read(value)))
                    return;
            }
            if (status != SqliteLibrary.Done)
                throw new SqliteException(Error);
        }
        finally
        {
            _library.FinishStatement(statement);
        }
    }

    protected override bool ReleaseHandle() => _library.Close(handle) == SqliteLibrary.Ok;

    private nint Prepare(string query)
    {
        using NativeText text = new(query);
        nint statement;
        fixed (byte* sql = text.WithNul)
            return _library.Prepare(handle, sql, -1, &statement, null) == SqliteLibrary.Ok
                ? statement
                : throw new SqliteException(Error);
    }

    private static string Read(byte* text) => ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
