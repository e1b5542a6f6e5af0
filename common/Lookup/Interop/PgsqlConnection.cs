using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>A connection to a PostgreSQL server. Waits for its answers are limited. For one thread at a time.</summary>
internal sealed unsafe class PgsqlConnection : SafeHandle, ISqlConnection
{
    private readonly PgsqlLibrary _library;
    private readonly string _host;
    private readonly TimeSpan _timeout;

    private PgsqlConnection(PgsqlLibrary library, nint connection, string host, TimeSpan timeout)
        : base(0, ownsHandle: true)
    {
        (_library, _host, _timeout) = (library, host, timeout);
        SetHandle(connection);
    }

    public override bool IsInvalid => handle == 0;

    private string Error => Read(_library.ErrorMessage(handle));

    private ServerFault Fault => _library.Status(handle) == PgsqlLibrary.ConnectionOk ? ServerFault.Refusal : ServerFault.Lost;

    /// <summary>Connects and logs in.</summary>
    /// <param name="library">The library.</param>
    /// <param name="host">The server's name in messages.</param>
    /// <param name="parameters">Keywords of a connection and their values; a URI as <c>dbname</c> stands for several.</param>
    /// <param name="encoding">The character set of keys and values.</param>
    /// <param name="timeout">Longest wait for an answer.</param>
    /// <exception cref="DatabaseException">The server cannot be reached, or does not let us in.</exception>
    public static PgsqlConnection Open(
        PgsqlLibrary library, string host, IReadOnlyList<(string Keyword, string Value)> parameters, string encoding, TimeSpan timeout)
    {
        using NativeTextList keywords = new([.. parameters.Select(parameter => parameter.Keyword)]);
        using NativeTextList values = new([.. parameters.Select(parameter => parameter.Value)]);
        PgsqlConnection connection = new(library, library.Connect(keywords.Pointer, values.Pointer, 1), host, timeout);
        string? problem =
            library.Status(connection.handle) != PgsqlLibrary.ConnectionOk ? $"connect to pgsql server {host}: {connection.Error}"
            : !connection.TrySetEncoding(encoding) ? $"dict_pgsql: cannot set the encoding to {encoding}, skipping {host}"
            : null;
        if (problem is null)
            return connection;
        connection.Dispose();
        throw new DatabaseException(problem, ServerFault.Lost);
    }

    public string Quote(string text)
    {
        using NativeText plain = new(text);
        byte[] quoted = ArrayPool<byte>.Shared.Rent((2 * plain.Length) + 1);
        try
        {
            int error;
            nuint length;
            fixed (byte* from = plain.WithNul, to = quoted)
                length = _library.EscapeString(handle, to, from, (nuint)plain.Length, &error);
            return error == 0
                ? ByteText.FromBytes(quoted.AsSpan(0, (int)length))
                : throw new DatabaseException($"dict pgsql: (host {_host}) cannot escape input string: {Error}", Fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(quoted);
        }
    }

    public void Run(string query, Func<string?, bool> take)
    {
        using NativeText text = new(query);
        fixed (byte* sql = text.WithNul)
        {
            if (_library.SendQuery(handle, sql) == 0)
                throw Failure(Error, Fault);
        }
        nint result = AwaitLastResult();
        try
        {
            if (result != 0)
                ReadValues(result, take);
        }
        finally
        {
            _library.Clear(result);
        }
    }

    protected override bool ReleaseHandle()
    {
        _library.Finish(handle);
        return true;
    }

    private bool TrySetEncoding(string encoding)
    {
        using NativeText text = new(encoding);
        fixed (byte* name = text.WithNul)
            return _library.SetClientEncoding(handle, name) == 0;
    }

    // A query may consist of several statements; the last one counts, or the one that failed.
    private nint AwaitLastResult()
    {
        long start = Stopwatch.GetTimestamp();
        nint last = 0;
        try
        {
            while (AwaitResult(start) is var result and not 0)
            {
                _library.Clear(last);
                last = result;
                if (!IsComplete(_library.ResultStatus(result)))
                    Fail(result);
            }
            return last;
        }
        catch
        {
            _library.Clear(last);
            throw;
        }
    }

    private nint AwaitResult(long start)
    {
        using FileDescriptor socket = FileDescriptor.Borrow(_library.Socket(handle));
        while (_library.IsBusy(handle) != 0)
        {
            TimeSpan left = _timeout - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || !socket.WaitReadable(left))
                throw Failure($"no answer within {_timeout.TotalSeconds} seconds", ServerFault.Unfit);
            if (_library.ConsumeInput(handle) == 0)
                throw Failure(Error, ServerFault.Lost);
        }
        return _library.GetResult(handle);
    }

    private static bool IsComplete(int status) => status is PgsqlLibrary.CommandOk or PgsqlLibrary.TuplesOk;

    private void Fail(nint result) => throw (_library.ResultStatus(result) switch
    {
        PgsqlLibrary.FatalError => Failure(Read(_library.ResultErrorMessage(result)), DrainedFault()),
        PgsqlLibrary.BadResponse => new DatabaseException($"pgsql query failed: protocol error, host {_host}", ServerFault.Unfit),
        PgsqlLibrary.EmptyQuery => UnknownCode(PgsqlLibrary.EmptyQuery, DrainedFault()),
        int status => UnknownCode(status, ServerFault.Unfit),
    });

    // The connection can be used again only when the end of this query was read.
    private ServerFault DrainedFault()
    {
        long start = Stopwatch.GetTimestamp();
        while (Fault == ServerFault.Refusal && AwaitResult(start) is var rest and not 0)
            _library.Clear(rest);
        return Fault;
    }

    private void ReadValues(nint result, Func<string?, bool> take)
    {
        int columns = _library.ColumnCount(result);
        for (int row = 0; row < _library.RowCount(result); row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (!take(ReadValue(result, row, column)))
                    return;
            }
        }
    }

    // NULL is as good as an empty text, which the log tells.
    private string ReadValue(nint result, int row, int column) =>
        ByteText.FromBytes(new ReadOnlySpan<byte>(_library.Value(result, row, column), _library.ValueLength(result, row, column)));

    private DatabaseException UnknownCode(int status, ServerFault fault) =>
        new($"pgsql query failed: unknown code 0x{status:x} from host {_host}", fault);

    private DatabaseException Failure(string reason, ServerFault fault) =>
        new($"pgsql query failed: fatal error from host {_host}: {reason}", fault);

    // With the end of line that the library puts there: the log shows it as Postfix's does.
    private static string Read(byte* text) => ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
