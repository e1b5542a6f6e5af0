using System.Globalization;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A connection to a Redis server. For one thread at a time.</summary>
internal sealed class RedisConnection : IDisposable
{
    // These are about the server as a whole; others may do.
    private static readonly string[] s_unfit = ["LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN"];

    private readonly Channel _channel;
    private readonly string _table;
    private readonly TimeSpan _timeout;

    private RedisConnection(Channel channel, string table, TimeSpan timeout) => (_channel, _table, _timeout) = (channel, table, timeout);

    /// <summary>Connects and logs in.</summary>
    /// <param name="table">Type and name of the table, for messages.</param>
    /// <param name="host">The server's name.</param>
    /// <param name="connect">Connects to it.</param>
    /// <param name="login">How to log in.</param>
    /// <exception cref="DatabaseException">The server cannot be reached, or does not let us in.</exception>
    public static RedisConnection Open(string table, DatabaseHost host, Func<Channel> connect, RedisLogin login)
    {
        Channel? channel = null;
        try
        {
            channel = connect();
            channel.StartDeadline(login.Timeout);
            login.Encrypt?.Invoke(channel, host.Name);
            LogIn(new RedisProtocol(channel), login);
            return new RedisConnection(channel, table, login.Timeout);
        }
        catch (Exception error) when (error is IOException or TimeoutException or FormatException)
        {
            channel?.Dispose();
            throw new DatabaseException($"connect to redis server {host.Text}: {Describe(error)}", ServerFault.Unfit);
        }
    }

    /// <summary>Gives a command, and gives its reply.</summary>
    /// <exception cref="DatabaseException">There is no reply, or it is an error.</exception>
    public RedisReply Run(params string[] words)
    {
        try
        {
            _channel.StartDeadline(_timeout);
            RedisProtocol protocol = new(_channel);
            protocol.Send(words);
            RedisReply reply = protocol.Read();
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

    public void Dispose() => _channel.Dispose();

    private static void LogIn(RedisProtocol protocol, RedisLogin login)
    {
        if (login.User.Length > 0)
            protocol.Send("AUTH", login.User, login.Password);
        else if (login.Password.Length > 0)
            protocol.Send("AUTH", login.Password);
        else
            protocol.Send("PING");
        Require(protocol.Read());
        if (login.Database == 0)
            return;
        protocol.Send("SELECT", login.Database.ToString(CultureInfo.InvariantCulture));
        Require(protocol.Read());
    }

    private static void Require(RedisReply reply)
    {
        if (reply.Error is { } error)
            throw new FormatException(ByteText.Printable(error));
    }

    private DatabaseException Failure(string reason, ServerFault fault) => new($"{_table}: query failed: {reason}", fault);

    private static string Describe(Exception error) => error is PosixException posix ? posix.Errno.Describe() : error.Message;
}
