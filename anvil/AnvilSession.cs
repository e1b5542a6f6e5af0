using Postfix.Logging;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>
/// One process that reports to us. It may hold connections of many clients; when it goes away without saying goodbye, they end.
/// </summary>
internal sealed class AnvilSession : IRequestSession
{
    private readonly ClientTable _clients;
    private readonly Dictionary<string, int> _open = [];
    private readonly RequestHandlers _handlers;
    private readonly Log _log;

    public AnvilSession(ClientTable clients, Log log)
    {
        _clients = clients;
        _log = log;
        _handlers = new RequestHandlers(
            new ConnectRequest(this, clients),
            new DisconnectRequest(this),
            new CountRequest("message", ClientEvent.Message, clients),
            new CountRequest("recipient", ClientEvent.Recipient, clients),
            new CountRequest("newtls", ClientEvent.NewTls, clients),
            new CountRequest("auth", ClientEvent.Auth, clients),
            new CountRequest("tlstr", ClientEvent.TlsTrace, clients),
            new NewTlsStatusRequest(clients),
            new LookupRequest(clients));
    }

    /// <inheritdoc/>
    public IRequestHandler? Find(string requestName) => _handlers.Find(requestName) ?? new UnknownRequest(requestName, _log);

    /// <summary>Takes note of a connection.</summary>
    public void Add(string client) => _open[client] = _open.GetValueOrDefault(client) + 1;

    /// <summary>Ends a connection; one that was not announced does not count.</summary>
    public void Remove(string client)
    {
        if (!_open.TryGetValue(client, out int count))
            return;
        if (count == 1)
            _open.Remove(client);
        else
            _open[client] = count - 1;
        _clients.Disconnect(client);
    }

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        foreach ((string client, int count) in _open)
            for (int i = 0; i < count; i++)
                _clients.Disconnect(client);
        _open.Clear();
    }
}
