using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.Services;

/// <summary>
/// Client of anvil(8): counts of a client's connections and events (contract: services.md, section 8). All sessions of a
/// process share one connection, since anvil forgets the clients of a connection that closes. A failed anvil answers null
/// and never stops mail. Thread-safe.
/// </summary>
/// <param name="service">anvil_service_name.</param>
/// <param name="timeout">Longest wait for one read or write.</param>
/// <param name="log">Told about failures.</param>
public sealed class AnvilClient(string service, TimeSpan timeout, Log log) : IDisposable
{
    private const int Attempts = 2;

    private readonly ServiceAddress _address = new(ServiceClass.Private, service);
    private readonly Lock _lock = new();
    private Channel? _channel;
    private AttributeReader? _reader;
    private AttributeWriter? _writer;

    /// <summary>Counts a new connection: simultaneous connections and connections in the current time unit.</summary>
    public (int Count, int Rate)? Connect(string client) =>
        Exchange("connect", client, reader => (reader.ReadInt("count"), reader.ReadInt("rate")));

    /// <summary>Counts the end of a connection.</summary>
    public void Disconnect(string client) => Exchange("disconnect", client, _ => 0);

    /// <summary>Counts an event ("message", "recipient", "newtls", "auth") and returns its rate in the current time unit.</summary>
    public int? Count(string what, string client) => Exchange(what, client, reader => reader.ReadInt("rate"));

    /// <summary>Closes the connection.</summary>
    public void Dispose() => Close();

    private T? Exchange<T>(string request, string client, Func<AttributeReader, T> read)
        where T : struct
    {
        lock (_lock)
        {
            for (int attempt = 1; attempt <= Attempts; attempt++)
            {
                try
                {
                    return Ask(request, client, read);
                }
                catch (Exception error) when (error is IOException or TimeoutException)
                {
                    Close();
                    if (attempt == Attempts)
                        log.Warning($"problem talking to service {_address.Path}: {error.Message}");
                }
            }
            return null;
        }
    }

    private T? Ask<T>(string request, string client, Func<AttributeReader, T> read)
        where T : struct
    {
        if (_channel == null)
            Open();
        _writer!.Write("request", request);
        _writer.Write("ident", client);
        _writer.End();
        _writer.Flush();
        T? answer = _reader!.ReadInt("status") == 0 ? read(_reader) : null;
        while (_reader.TryReadPair(out _, out _))
        {
            // What a newer server adds.
        }
        return answer;
    }

    private void Open()
    {
        Channel channel = _address.Connect(timeout);
        _reader = new AttributeReader(channel, AttributeFormat.Plain);
        _writer = new AttributeWriter(channel, AttributeFormat.Plain);
        _channel = channel;
        Announcement.Read(_reader, Announcement.Anvil, channel.Peer);
    }

    private void Close()
    {
        _channel?.Dispose();
        _channel = null;
    }
}
