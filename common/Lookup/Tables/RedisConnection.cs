using System.Globalization;
using Postfix.Ipc;
using Postfix.Lookup.Interop;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A connection to a Redis server. For one thread at a time.</summary>
internal sealed class RedisConnection : IDisposable
{
    // These are about the server as a whole; others may do.
    private static readonly string[] s_unfit = ["LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN"];

    private readonly Channel _channel;
    private readonly RedisProtocol _protocol;
    private readonly string _table;
    private readonly RedisLogin _login;

    private RedisConnection(HiredisLibrary library, Channel channel, string table, RedisLogin login)
    {
        (_channel, _table, _login) = (channel, table, login);
        _protocol = new RedisProtocol(library, channel);
    }

    /// <summary>Connects and logs in.</summary>
    /// <param name="library">The library.</param>
    /// <param name="table">Type and name of the table, for messages.</param>
    /// <param name="host">The server's name.</param>
    /// <param name="connect">Connects to it.</param>
    /// <param name="login">How to log in.</param>
    /// <exception cref="DatabaseException">The server cannot be reached, or does not let us in.</exception>
    public static RedisConnection Open(HiredisLibrary library, string table, DatabaseHost host, Func<Channel> connect, RedisLogin login)
    {
        RedisConnection? connection = null;
        try
        {
            connection = new RedisConnection(library, connect(), table, login);
            connection.LogIn(host.Name);
            return connection;
        }
        catch (Exception error) when (error is IOException or TimeoutException or FormatException)
        {
            connection?.Dispose();
            throw new DatabaseException($"connect to redis server {host.Text}: {Describe(error)}", ServerFault.Unfit);
        }
    }

    /// <summary>Gives a command, and gives its reply.</summary>
    /// <exception cref="DatabaseException">There is no reply, or it is an error.</exception>
    public RedisReply Run(params string[] words)
    {
        try
        {
            _channel.StartDeadline(_login.Timeout);
            _protocol.Send(words);
            RedisReply reply = _protocol.Read();
            return reply.Error is not { } error ? reply
                : throw Failure(ByteText.Printable(error), s_unfit.Contains(error.Split(' ')[0]) ? ServerFault.Unfit : ServerFault.Refusal);
        }
        catch (Exception error) when (error is TimeoutException or FormatException or ChannelOverflowException)
        {
            throw Failure(Describe(error), ServerFault.Unfit);
        }
        catch (IOException error)
        {
            throw Failure(Describe(error), ServerFault.Lost);
        }
    }

    public void Dispose()
    {
        _protocol.Dispose();
        _channel.Dispose();
    }

    private void LogIn(string server)
    {
        _channel.StartDeadline(_login.Timeout);
        _login.Encrypt?.Invoke(_channel, server);
        if (_login.User.Length > 0)
            Require("AUTH", _login.User, _login.Password);
        else if (_login.Password.Length > 0)
            Require("AUTH", _login.Password);
        else
            Require("PING");
        if (_login.Database != 0)
            Require("SELECT", _login.Database.ToString(CultureInfo.InvariantCulture));
    }

    private void Require(params string[] words)
    {
        _protocol.Send(words);
        if (_protocol.Read().Error is { } error)
            throw new FormatException(ByteText.Printable(error));
    }

    private DatabaseException Failure(string reason, ServerFault fault) => new($"{_table}: query failed: {reason}", fault);

    private static string Describe(Exception error) => error is PosixException posix ? posix.Errno.Describe() : error.Message;
}
