using Postfix.SmtpClient.Destinations;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>
/// Tries the servers of one destination in their order, until all recipients are settled or the limits are reached: idle
/// connections first,
/// as far as they lead to servers as good as a new connection would.
/// </summary>
internal sealed class ServerRound(ServerVisits visits, RecipientLedger ledger, ClientServices services)
{
    private List<ServerAddress> _servers = [];
    private bool _isLastDestination;
    private int _addresses;
    private int _sessions;

    /// <param name="destination">The destination.</param>
    /// <param name="list">Its servers.</param>
    /// <param name="isLastDestination">No other destination will be tried.</param>
    public void Run(Destination destination, ServerList list, bool isLastDestination)
    {
        _isLastDestination = isLastDestination;
        _servers = [.. list.Servers.Where(server => !visits.HasReused(server.Address.ToString()))];
        if (visits.Caching.HasFlag(CachePolicy.Load) && !services.Handshakes.Tls.Policies.MayDemand)
            UseIdleConnections(destination, list.BestPreference);
        while (_servers.Count > 0 && ledger.HasRecipients)
        {
            ServerAddress server = _servers[0];
            _servers.RemoveAt(0);
            if (++_addresses == services.Routes.AddressLimit)
                _servers.Clear();
            Try(destination, server, isBest: server.Preference == list.BestPreference);
        }
    }

    private void UseIdleConnections(Destination destination, int bestPreference)
    {
        if (_servers.Count > 0 && ledger.HasRecipients && visits.ReuseByDestination() is { } known)
            Reuse(known);
        foreach (ServerAddress server in _servers.Where(server => server.Preference == bestPreference).ToList())
            if (ledger.HasRecipients && _servers.Contains(server)
                && visits.ReuseByServer(server, destination, isBestServer: true) is { } session)
                Reuse(session);
        _addresses = _sessions;
    }

    private void Reuse(SmtpSession session)
    {
        _servers.RemoveAll(server => server.Address.ToString() == session.Peer.Address);
        if (++_sessions == services.Routes.SessionLimit || _sessions == services.Routes.AddressLimit)
            _servers.Clear();
        MarkFinalServer();
        visits.Deliver(session);
    }

    private void Try(Destination destination, ServerAddress server, bool isBest)
    {
        ClientTls tls = services.Handshakes.Tls;
        if (tls.Policies.Find(destination.Text, server.Host, out Trouble? fault) is not { } policy)
        {
            ledger.LastTrouble = fault;
            services.Log.Warning($"TLS policy lookup for {destination.Text}/{server.Host}: {fault!.Detail.Reason}");
            return;
        }
        if (tls.IsWrapper && !policy.IsMandatory)
        {
            services.Log.Warning(tls.WrapperAdvice);
            ledger.LastTrouble = PolicyFinder.Misconfigured;
            return;
        }
        EncryptionDemand demand = new(policy, destination.Host, visits.MayFallBack(server, destination));
        if ((isBest || policy.IsMandatory ? null : visits.ReuseByServer(server, destination, isBestServer: false)) is { } idle)
        {
            Deliver(idle);
            return;
        }
        Connect(destination, server, demand, isBest);
        if (visits.IsBetterInClear && ledger.HasRecipients)
            Connect(destination, server, EncryptionDemand.None, isBest);
    }

    private void Connect(Destination destination, ServerAddress server, EncryptionDemand demand, bool isBest)
    {
        PeerName peer = PeerName.For(server.Host, server.Address, destination.Port);
        ConnectResult result = services.Connector.Connect(peer, server.Address);
        ledger.LastTrouble = result.Trouble;
        if (result.Connection is null)
        {
            services.Log.Info(result.Trouble!.Detail.Reason);
            return;
        }
        MarkFinalServer();
        if (visits.Greet(result.Connection, destination.Text, demand, isBest, DetectsLoops(destination)) is { } session)
            Deliver(session);
    }

    private void Deliver(SmtpSession session)
    {
        // Servers that do not even greet us do not count: the next one may be better.
        if (++_sessions == services.Routes.SessionLimit)
            _servers.Clear();
        MarkFinalServer();
        visits.Deliver(session);
    }

    private void MarkFinalServer() => ledger.IsFinalServer |= _isLastDestination && _servers.Count == 0;

    private bool DetectsLoops(Destination destination) => services.Routes.Protocol == ClientProtocol.Smtp && destination.DetectsLoops;
}
