using System.Globalization;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Sasl.Dovecot;

/// <summary>
/// A connection to Dovecot's authentication server (Dovecot Authentication Protocol, version 1.x, client side). It may serve one
/// client after the other. For one thread.
/// </summary>
internal sealed class DovecotConnection : IDisposable
{
    private const uint MajorVersion = 1;
    private const uint MinorVersion = 0;

    /// <summary>Most bytes of a line: challenges of 48 KB, which is more than any mechanism needs.</summary>
    private const int LineLimit = 64 * 1024;

    /// <summary>Longest wait for an answer: so that there is a better reason to log than the client's having lost patience.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>Most lines of a greeting, and most lines that answer something else than what was asked.</summary>
    private const int MaxLines = 1000;

    private readonly Channel _channel;
    private readonly List<DovecotMechanism> _mechanisms = [];
    private readonly Log _log;
    private uint _lastRequest;

    private DovecotConnection(Channel channel, Log log) => (_channel, _log) = (channel, log);

    /// <summary>Nothing has arrived that nobody waits for, not even the news that the server is gone.</summary>
    public bool IsQuiet => !_channel.HasInput();

    /// <summary>All mechanisms of the server.</summary>
    public IReadOnlyList<DovecotMechanism> Mechanisms => _mechanisms;

    /// <summary>Exchanges greetings over a fresh connection.</summary>
    /// <param name="channel">The connection; owned from now on.</param>
    /// <param name="log">For lines under <c>-v</c>.</param>
    /// <exception cref="SaslException">The server is none, or one that we do not understand.</exception>
    public static DovecotConnection Greet(Channel channel, Log log)
    {
        DovecotConnection connection = new(channel, log);
        try
        {
            connection.Greet();
            return connection;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            channel.Dispose();
            throw error as SaslException ?? new SaslException($"SASL: Couldn't send handshake: {error.Message}", error);
        }
    }

    /// <summary>Begins an authentication and returns the number of the request.</summary>
    /// <exception cref="IOException">The server is gone; so is the connection.</exception>
    public uint Authenticate(string parameters)
    {
        uint request = ++_lastRequest;
        Send($"AUTH\t{request}\t{parameters}\n");
        return request;
    }

    /// <summary>Goes on with an authentication.</summary>
    /// <exception cref="IOException">The server is gone; so is the connection.</exception>
    public void Continue(uint request, string response) => Send($"CONT\t{request}\t{response}\n");

    /// <summary>The answer to a request; null when the server is gone.</summary>
    public DovecotReply? ReadReply(uint request)
    {
        for (int lines = 0; lines < MaxLines; lines++)
        {
            if (ReadLine() is not { } reply)
                return null;
            if (reply.Word is not ("OK" or "CONT" or "FAIL"))
                continue;
            if (reply.Fields.Length == 0)
                _log.Warning("SASL: Protocol error");
            else if (reply.IsFor(request))
                return reply;
        }
        return null;
    }

    public void Dispose() => _channel.Dispose();

    private void Greet()
    {
        Send(string.Create(CultureInfo.InvariantCulture, $"VERSION\t{MajorVersion}\t{MinorVersion}\nCPID\t{Environment.ProcessId}\n"));
        bool hasMechanisms = false;
        for (int lines = 0; lines < MaxLines && ReadLine() is { } line; lines++)
        {
            switch (line.Word)
            {
                case "VERSION":
                    CheckVersion(line.Fields);
                    break;
                case "MECH" when line.Fields.Length > 0:
                    hasMechanisms = true;
                    if (DovecotMechanism.Parse(line.Fields) is { } mechanism)
                        _mechanisms.Add(mechanism);
                    break;
                case "SPID" when !hasMechanisms:
                    // The master socket says no more than this.
                    throw new SaslException("SASL: Connected to wrong auth socket (auth-master instead of auth-client)");
                case "DONE":
                    return;
            }
        }
        throw new SaslException($"SASL: Dovecot auth socket '{_channel.Peer}': handshake failed");
    }

    private static void CheckVersion(string[] fields)
    {
        if (fields is not [var major, var minor, ..] || !TryParse(major, out uint version) || !TryParse(minor, out _))
            throw new SaslException("SASL: Protocol version error");
        if (version != MajorVersion)
            throw new SaslException($"SASL: Protocol version mismatch ({version} vs. {MajorVersion})");
    }

    private static bool TryParse(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private void Send(string line)
    {
        _channel.StartDeadline(s_timeout);
        _channel.Write(line);
        _channel.Flush();
    }

    private DovecotReply? ReadLine()
    {
        try
        {
            int length = _channel.FindDelimiter((byte)'\n', LineLimit);
            if (length < 0)
                return null;
            DovecotReply reply = DovecotReply.Parse(_channel.Buffered[..length]);
            _channel.Consume(length + 1);
            if (_log.IsVerbose)
                _log.Debug($"auth reply: {reply.Word}");
            return reply;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _log.Debug($"SASL: {error.Message}");
            return null;
        }
    }
}
