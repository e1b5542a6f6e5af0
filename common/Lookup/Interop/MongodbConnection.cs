using System.Diagnostics;
using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>
/// A client of MongoDB servers, without threads of its own. It connects when it is needed, and anew after a failure; waits are limited
/// by its URI. For one thread at a time.
/// </summary>
internal sealed unsafe class MongodbConnection : SafeHandle
{
    private const int ErrorVersion = 2;

    // Domains of errors that are about a single query (mongoc-error.h); all others are about the servers.
    private const uint CursorDomain = 4;
    private const uint BsonDomain = 8;
    private const uint CommandDomain = 11;
    private const uint ServerDomain = 17;

    private readonly MongodbLibrary _library;
    private readonly string _table;
    private readonly TimeSpan _timeout;

    private MongodbConnection(MongodbLibrary library, string table, TimeSpan timeout, nint client)
        : base(0, ownsHandle: true)
    {
        (_library, _table, _timeout) = (library, table, timeout);
        SetHandle(client);
        library.SetErrorVersion(client, ErrorVersion);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Makes a client.</summary>
    /// <param name="library">The library.</param>
    /// <param name="table">Type and name of the table, for messages.</param>
    /// <param name="uri">The servers.</param>
    /// <exception cref="DatabaseException">The servers' names are not known.</exception>
    public static MongodbConnection Open(MongodbLibrary library, string table, MongodbUri uri)
    {
        MongodbLibrary.Error error;
        nint client = library.NewClient(uri.Pointer, &error);
        return client != 0 ? new MongodbConnection(library, table, uri.AnswerTimeout, client)
            : throw new DatabaseException($"{table}: failed to create client: {ByteText.Printable(error.Message)}", ServerFault.Unfit);
    }

    /// <summary>Searches a collection.</summary>
    /// <param name="place">Database and collection.</param>
    /// <param name="filter">What matches, in JSON.</param>
    /// <param name="options">What is wanted of a document, and the like.</param>
    /// <param name="take">Takes each document; false ends the search.</param>
    /// <exception cref="DatabaseException">The search fails.</exception>
    public void Find(
        (string Database, string Collection) place, string filter, MongodbDocument options, Func<ReadOnlySpan<byte>, bool> take)
    {
        using MongodbDocument query = ParseFilter(filter);
        using NativeText database = new(place.Database);
        using NativeText name = new(place.Collection);
        nint collection;
        fixed (byte* databaseText = database.WithNul, nameText = name.WithNul)
            collection = _library.GetCollection(handle, databaseText, nameText);
        nint cursor = _library.Find(collection, query.Pointer, options.Pointer, 0);
        try
        {
            Read(cursor, filter, take);
        }
        finally
        {
            _library.FreeCursor(cursor);
            _library.FreeCollection(collection);
        }
    }

    // Without the reset the library would say goodbye to servers that may not listen. They forget a session by themselves.
    protected override bool ReleaseHandle()
    {
        _library.ResetClient(handle);
        _library.FreeClient(handle);
        return true;
    }

    private MongodbDocument ParseFilter(string filter)
    {
        try
        {
            return MongodbDocument.Parse(_library, filter);
        }
        catch (FormatException error)
        {
            throw new DatabaseException(
                $"{_table}: failed to create a query from '{filter}': {ByteText.Printable(error.Message)}", ServerFault.Refusal);
        }
    }

    private void Read(nint cursor, string filter, Func<ReadOnlySpan<byte>, bool> take)
    {
        nint document;
        bool isFound = _library.NextDocument(cursor, &document) != 0;
        // Each answer is in time; many of them need not be.
        for (long start = Stopwatch.GetTimestamp(); isFound; isFound = _library.NextDocument(cursor, &document) != 0)
        {
            if (Stopwatch.GetElapsedTime(start) >= _timeout)
                throw Failure(filter, "the answer takes too long", ServerFault.Unfit);
            byte* data = _library.GetData(document);
            if (!take(new ReadOnlySpan<byte>(data, *(int*)data)))
                return;
        }
        MongodbLibrary.Error error;
        if (_library.GetError(cursor, &error) != 0)
        {
            throw Failure(filter, ByteText.Printable(error.Message),
                error.Domain is CursorDomain or BsonDomain or CommandDomain or ServerDomain ? ServerFault.Refusal : ServerFault.Unfit);
        }
    }

    private DatabaseException Failure(string filter, string reason, ServerFault fault) =>
        new($"{_table}: cursor error for '{filter}': {reason}", fault);
}
