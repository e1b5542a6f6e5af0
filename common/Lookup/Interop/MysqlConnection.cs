using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>A connection to a MySQL or MariaDB server. Waits for its answers are limited. For one thread at a time.</summary>
internal sealed unsafe class MysqlConnection : SafeHandle, ISqlConnection
{
    // Errors of the client, which are about the connection, and those of a server that is about to close it.
    private const uint FirstClientError = 2000;
    private const uint LastClientError = 2999;
    private const uint ServerShutdown = 1053;
    private const uint ConnectionKilled = 1927;

    private readonly MysqlLibrary _library;
    private readonly string _table;
    private readonly MysqlLogin _login;

    private MysqlConnection(MysqlLibrary library, string table, MysqlLogin login)
        : base(0, ownsHandle: true)
    {
        (_library, _table, _login) = (library, table, login);
        SetHandle(library.Init(0));
    }

    public override bool IsInvalid => handle == 0;

    private string Error => Read(_library.ErrorMessage(handle));

    /// <summary>Connects and logs in.</summary>
    /// <param name="library">The library.</param>
    /// <param name="table">Type and name of the table, for messages.</param>
    /// <param name="host">The server.</param>
    /// <param name="login">How to log in.</param>
    /// <exception cref="DatabaseException">The server cannot be reached, or does not let us in.</exception>
    public static MysqlConnection Open(MysqlLibrary library, string table, DatabaseHost host, MysqlLogin login)
    {
        MysqlConnection connection = new(library, table, login);
        if (connection.IsInvalid)
            throw new OutOfMemoryException("mysql_init");
        connection.SetOptions();
        string? problem =
            !connection.TryConnect(host) ? $"connect to mysql server {host.Text}: {connection.Error}"
            : !connection.TrySetCharacterSet() ? $"dict_mysql: mysql_set_character_set '{login.CharacterSet}' failed: {connection.Error}"
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
            nuint length;
            fixed (byte* from = plain.WithNul, to = quoted)
                length = _library.EscapeString(handle, to, from, (nuint)plain.Length);
            return length <= (nuint)quoted.Length
                ? ByteText.FromBytes(quoted.AsSpan(0, (int)length))
                : throw new DatabaseException($"{_table}: query failed: {Error}", ServerFault.Refusal);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(quoted);
        }
    }

    public void Run(string query, Func<string?, bool> take)
    {
        long start = Stopwatch.GetTimestamp();
        using (NativeText text = new(query))
        {
            fixed (byte* sql = text.WithNul)
            {
                if (_library.Query(handle, sql, (nuint)text.Length) != 0)
                    throw Failure("", start);
            }
        }
        List<nint> results = [];
        try
        {
            StoreResults(results, start);
            switch (results.Count)
            {
                case 1:
                    ReadValues(results[0], take);
                    break;
                case 0 when !_login.RequiresResultSet:
                    break;
                case 0:
                    throw Refusal("query returned no result set(require_result_set = yes)");
                default:
                    throw Refusal("multiple result sets returning data are not supported");
            }
        }
        finally
        {
            results.ForEach(result => _library.FreeResult(result));
        }
    }

    protected override bool ReleaseHandle()
    {
        _library.Close(handle);
        return true;
    }

    private void SetOptions()
    {
        uint seconds = (uint)_login.Timeout.TotalSeconds;
        SetOption(MysqlOption.ConnectTimeout, seconds);
        SetOption(MysqlOption.ReadTimeout, seconds);
        SetOption(MysqlOption.WriteTimeout, seconds);
        SetOption(MysqlOption.LocalInfile, 0); // no server may ask for our files
        foreach ((MysqlOption option, string value) in _login.Texts)
        {
            if (value.Length == 0)
                continue;
            using NativeText text = new(value);
            fixed (byte* bytes = text.WithNul)
                _library.SetOption(handle, option, bytes);
        }
        if (_login.VerifiesName is { } verifies)
            SetOption(MysqlOption.VerifyServerCertificate, verifies ? 1u : 0);
    }

    private void SetOption(MysqlOption option, uint value) => _library.SetOption(handle, option, &value);

    private bool TryConnect(DatabaseHost host)
    {
        using NativeText name = new(host.Name);
        using NativeText path = new(host.Path);
        using NativeText user = new(_login.User);
        using NativeText password = new(_login.Password);
        using NativeText database = new(_login.Database);
        uint port = host.Port.Length > 0 ? uint.Parse(host.Port, CultureInfo.InvariantCulture) : 0;
        fixed (byte* nameText = name.WithNul, pathText = path.WithNul, userText = user.WithNul, passwordText = password.WithNul,
            databaseText = database.WithNul)
        {
            return _library.Connect(
                handle, OrNull(nameText), OrNull(userText), OrNull(passwordText), databaseText, port, OrNull(pathText),
                MysqlLibrary.MultiResults) != 0;
        }
    }

    private bool TrySetCharacterSet()
    {
        using NativeText name = new(_login.CharacterSet);
        fixed (byte* text = name.WithNul)
            return _library.SetCharacterSet(handle, text) == 0;
    }

    private void StoreResults(List<nint> results, long start)
    {
        int next;
        do
        {
            nint result = _library.StoreResult(handle);
            if (result != 0)
                results.Add(result);
            else if (_library.FieldCount(handle) != 0)
                throw Failure(" (mysql_store_result)", start);
        }
        while ((next = _library.NextResult(handle)) == 0);
        if (next > 0)
            throw Failure(" (mysql_next_result)", start);
    }

    private void ReadValues(nint result, Func<string?, bool> take)
    {
        uint columns = _library.ColumnCount(result);
        while (_library.FetchRow(result) is var row && row is not null)
        {
            nuint* lengths = _library.FetchLengths(result);
            for (uint column = 0; column < columns; column++)
            {
                byte* value = row[column];
                if (!take(value is null ? null : ByteText.FromBytes(new ReadOnlySpan<byte>(value, (int)lengths[column]))))
                    return;
            }
        }
    }

    private DatabaseException Failure(string step, long start)
    {
        uint number = _library.ErrorNumber(handle);
        bool isLost = number is (>= FirstClientError and <= LastClientError) or ServerShutdown or ConnectionKilled;
        ServerFault fault = !isLost ? ServerFault.Refusal
            : Stopwatch.GetElapsedTime(start) >= _login.Timeout ? ServerFault.Unfit
            : ServerFault.Lost;
        return new DatabaseException($"{_table}: query failed{step}: {Error}", fault);
    }

    private DatabaseException Refusal(string reason) => new($"{_table}: query failed: {reason}", ServerFault.Refusal);

    private static byte* OrNull(byte* text) => *text == 0 ? null : text;

    private static string Read(byte* text) => ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
