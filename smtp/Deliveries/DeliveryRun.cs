using Postfix.Delivery;
using Postfix.Net;
using Postfix.Services;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Destinations;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>One deliver request: through its destinations, one after the other, until every recipient is settled.</summary>
internal sealed class DeliveryRun
{
    private const string UnixPrefix = "unix:";
    private const string InetPrefix = "inet:";
    private const string LoopStatus = "5.4.6";
    private const string ConfigurationStatus = "4.3.5";

    private readonly DeliverRequest _request;
    private readonly RecipientLedger _ledger;
    private readonly ClientServices _services;
    private readonly ServerVisits _visits;

    public DeliveryRun(DeliverRequest request, RecipientLedger ledger, ContentFactory contents, ClientServices services)
    {
        _request = request;
        _ledger = ledger;
        _services = services;
        _visits = new ServerVisits(request, ledger, contents, services);
    }

    public void Run()
    {
        bool isLmtp = _services.Routes.Protocol == ClientProtocol.Lmtp;
        if (isLmtp && _request.Nexthop.StartsWith(UnixPrefix, StringComparison.Ordinal))
            RunUnix(_request.Nexthop[UnixPrefix.Length..]);
        else
            RunDestinations(isLmtp && _request.Nexthop.StartsWith(InetPrefix, StringComparison.Ordinal)
                ? _request.Nexthop[InetPrefix.Length..]
                : _request.Nexthop);
        FailLeftOvers();
    }

    private void RunUnix(string path)
    {
        if (_services.Routes.FallbackRelays.Count > 0)
            _services.Log.Warning($"ignoring \"{_services.Routes.FallbackName}\" setting for non-TCP connections");
        _visits.SetCaching(_services.Routes.CachingFor(path, _request.Flags), path);
        _ledger.IsFinalServer = true;
        if (!_services.Handshakes.Tls.Policies.MayDemand && _visits.ReuseByDestination() is { } idle)
        {
            _visits.Deliver(idle);
            return;
        }
        if (DemandFor(path) is not { } demand)
            return;
        ConnectResult result = _services.Connector.ConnectUnix(new PeerName(_services.Routes.MyHostname, path, 0));
        _ledger.LastTrouble = result.Trouble;
        if (result.Connection is not null && _visits.Greet(result.Connection, path, demand, isBestServer: false, detectsLoops: false) is { } session)
            _visits.Deliver(session);
    }

    private EncryptionDemand? DemandFor(string path)
    {
        string host = _services.Routes.MyHostname;
        if (_services.Handshakes.Tls.Policies.Find(path, host, out Trouble? fault) is not { } policy)
        {
            _ledger.LastTrouble = fault;
            _services.Log.Warning($"TLS policy lookup error for {path}/{host}: {fault!.Detail.Reason}");
            return null;
        }
        if (policy.Level != TlsLevel.May)
            return new EncryptionDemand(policy, host);
        _services.Log.Warning($"{path}: opportunistic TLS encryption is not appropriate for unix-domain destinations");
        return EncryptionDemand.None;
    }

    private void RunDestinations(string nexthop)
    {
        List<string> own = Tokens.SplitList(nexthop);
        List<string> all = [.. own, .. _services.Routes.FallbackRelays];
        for (int index = 0; index < all.Count && _ledger.HasRecipients; index++)
        {
            if (!Visit(all[index], isFirst: index == 0, isLast: index == all.Count - 1))
                continue;
            ExamineConfiguration(isFallback: index >= own.Count, own.FirstOrDefault(""));
            return;
        }
    }

    /// <summary>Tries the servers of a destination; true when no other destination may be tried.</summary>
    private bool Visit(string text, bool isFirst, bool isLast)
    {
        if (Parse(text) is not { } destination)
            return isLast;
        ServerList list = _services.Finder.Find(destination);
        _ledger.LastTrouble = list.Trouble;
        // Falling back when mail loops would only make the loop longer.
        isLast |= list.IsOwnExchanger || (list.Servers.Count == 0 && list.Trouble?.Detail.Status == LoopStatus);
        if (list.Servers.Count == 0)
            return isLast;
        if (isFirst)
            _visits.SetCaching(_services.Routes.CachingFor(destination.Host, _request.Flags), destination.Text);
        new ServerRound(_visits, _ledger, _services).Run(destination, list, isLast);
        return isLast;
    }

    private Destination? Parse(string text)
    {
        try
        {
            return _services.Destinations.Parse(text);
        }
        catch (FormatException error)
        {
            _services.Log.Warning($"{error.Message} in server description: {text}");
            _ledger.LastTrouble = Trouble.Site(ConfigurationStatus, "Server configuration error");
            return null;
        }
    }

    /// <summary>
    /// A relay of our own choice that refuses for good is more likely our mistake than the sender's: mail waits.
    /// </summary>
    private void ExamineConfiguration(bool isFallback, string firstDestination)
    {
        if (!_ledger.HasRecipients || _ledger.LastTrouble is not { IsSoft: false } trouble)
            return;
        string? parameter = isFallback ? _services.Routes.FallbackName
            : _services.Routes.Protocol == ClientProtocol.Smtp && firstDestination == _services.Routes.Relayhost ? "relayhost"
            : null;
        if (parameter is not null)
        {
            _services.Log.Warning($"{parameter} configuration problem");
            _ledger.LastTrouble = trouble with { Detail = trouble.Detail with { Status = ConfigurationStatus } };
        }
        else if (trouble.Detail.Status == LoopStatus && _services.Routes.BestExchangerTransport is { Length: > 0 } transport)
        {
            _ledger.PassOn(recipient => PassOn(recipient, transport));
        }
    }

    private bool PassOn(DeliverRecipient recipient, string destination)
    {
        int colon = destination.IndexOf(':', StringComparison.Ordinal);
        string transport = colon < 0 ? destination : destination[..colon];
        string nexthop = colon < 0 || colon + 1 == destination.Length ? _request.Nexthop : destination[(colon + 1)..];
        _services.Log.Info($"{_request.QueueId}: passing <{recipient.Address}> to transport={transport}");
        try
        {
            return _services.PassOn(transport, _request with { Nexthop = nexthop, Recipients = [recipient] }).AllDone;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _services.Log.Warning($"{transport}: {error.Message}");
            return false;
        }
    }

    private void FailLeftOvers()
    {
        if (!_ledger.HasRecipients)
            return;
        _ledger.IsFinalServer = true;
        // Without a reason, all servers were visited before, over idle connections.
        Trouble trouble = _ledger.LastTrouble ?? Trouble.Site("4.3.0", "server unavailable or unable to receive mail");
        _ledger.FailAll(trouble with { Scope = TroubleScope.Site }, session: null);
        _ledger.EndServer();
    }
}
