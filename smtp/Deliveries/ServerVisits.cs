using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Authentication;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Destinations;
using Postfix.SmtpClient.Encryption;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.SmtpClient.Transactions;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>
/// The sessions of one delivery, one server after the other: greeting, transaction, and what becomes of the connection.
/// </summary>
internal sealed class ServerVisits(DeliverRequest request, RecipientLedger ledger, ContentFactory contents, ClientServices services)
{
    private readonly HashSet<string> _reusedAddresses = [];
    private string? _cacheLabel;

    private LoginRules? Login => services.Handshakes.Login;

    /// <summary>What this delivery has to do with idle connections.</summary>
    public CachePolicy Caching { get; private set; }

    /// <summary>Decides about idle connections; the first good connection is kept under <paramref name="label"/>.</summary>
    public void SetCaching(CachePolicy policy, string label)
    {
        Caching = policy;
        _cacheLabel = policy == CachePolicy.None ? null : Login?.ScopeOf(request, label) ?? label;
    }

    /// <summary>
    /// The message has waited so long that a server whose TLS is broken may get it in the clear; not one that wants a password,
    /// which would not take the mail without.
    /// </summary>
    public bool MayFallBack(ServerAddress server, Destination destination) =>
        request.Times.Active - request.Times.Arrival >= services.Routes.FallbackAge
        && Login?.Passwords.MayHave(request, server.Host, destination.Text) != true;

    /// <summary>The last server failed to encrypt: the same one should be tried without.</summary>
    public bool IsBetterInClear { get; private set; }

    /// <summary>
    /// Whether an idle connection to this address was used by this delivery; a fresh one would meet the same server.
    /// </summary>
    public bool HasReused(string address) => _reusedAddresses.Contains(address);

    /// <summary>A connection that served this next hop before, or null.</summary>
    public SmtpSession? ReuseByDestination() => Caching.HasFlag(CachePolicy.Load) && _cacheLabel is { } label
        ? Reuse(() => services.Cache.TakeByDestination(label), _ => false)
        : null;

    /// <summary>An idle connection to this server, or null.</summary>
    public SmtpSession? ReuseByServer(ServerAddress server, Destination destination, bool isBestServer)
    {
        if (!Caching.HasFlag(CachePolicy.Load))
            return null;
        string address = server.Address.ToString();
        string scope = Login?.ScopeOf(request, destination.Text, server.Host) ?? "";
        return Reuse(() => services.Cache.TakeByServer(address, destination.Port, scope), _ => isBestServer);
    }

    /// <summary>
    /// Exchanges greetings over a fresh connection; null when the server does not want us, or we do not want the server.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="nexthop">The next hop that led to the server.</param>
    /// <param name="demand">What the session owes in encryption.</param>
    /// <param name="isBestServer">Whether no server of the destination is preferred to it.</param>
    /// <param name="detectsLoops">Whether a server with our name is us.</param>
    public SmtpSession? Greet(
        ServerConnection connection, string nexthop, EncryptionDemand demand, bool isBestServer, bool detectsLoops)
    {
        connection.Nexthop = nexthop;
        connection.Scope = Login?.ScopeOf(request, nexthop, connection.Peer.Host) ?? "";
        SmtpSession session = NewSession(connection, isBestServer);
        using ExtraVerbosity detail = Observe(session);
        IsBetterInClear = false;
        if (new Handshake(session, request, demand, detectsLoops, services.Handshakes).Run() is not { } trouble)
            return session;
        IsBetterInClear = session.IsBetterInClear;
        ledger.IsFinalServer &= !IsBetterInClear;
        ledger.FailAll(trouble, session);
        session.Worsen(SessionFate.Close);
        services.Transactions.Farewell.Quit(session);
        End(session);
        return null;
    }

    /// <summary>Delivers the message over a session, and ends it.</summary>
    public void Deliver(SmtpSession session)
    {
        using ExtraVerbosity detail = Observe(session);
        new MailTransaction(request, ledger, services.Transactions, contents).Run(session);
        End(session);
    }

    /// <summary>Asks idle connections whether they are alive, until one is.</summary>
    private SmtpSession? Reuse(Func<IdleConnection?> take, Func<IdleConnection, bool> isBestServer)
    {
        while (take() is { } idle)
        {
            SmtpSession session = NewSession(idle.Connection, idle.IsBestServer || isBestServer(idle));
            if (IsAlive(session))
            {
                idle.Connection.ReuseCount++;
                _reusedAddresses.Add(idle.Connection.Peer.Address);
                return session;
            }
            idle.Connection.Dispose();
        }
        return null;
    }

    private ExtraVerbosity Observe(SmtpSession session) => services.DebugPeers.Observe(session.Peer.Host, session.Peer.Address);

    private bool IsAlive(SmtpSession session)
    {
        using ExtraVerbosity detail = Observe(session);
        try
        {
            session.Send("RSET");
            return session.Receive(Stage.ResetProbe).IsPositive;
        }
        catch (ConversationException)
        {
            return false;
        }
    }

    private SmtpSession NewSession(ServerConnection connection, bool isBestServer) =>
        new(connection, services.Sessions, request.QueueId, Caching.HasFlag(CachePolicy.Store) ? SessionFate.Keep : SessionFate.Close)
        {
            IsBestServer = isBestServer,
        };

    private void End(SmtpSession session)
    {
        if ((session.Errors & services.Sessions.Notify) != ErrorClasses.None)
            services.Notices.Send(session, request.Sender);
        bool isInTrouble = session.Fate is SessionFate.CloseInTrouble or SessionFate.Abandon;
        services.Transactions.Farewell.CheckAge(session);
        if (session.Fate == SessionFate.Keep)
            services.Cache.Store(session.Connection, _cacheLabel, session.IsBestServer);
        else
            session.Connection.Dispose();
        // Less preferred servers are not to stand in for the destination once a better one has served it.
        if (!isInTrouble)
            _cacheLabel = null;
        ledger.EndServer();
        request.Times.Connected = request.Times.Delivered = default;
        request.Times.ReuseCount = 0;
    }
}
