using Postfix.Config;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Services;

namespace Postfix.Smtpd.Session;

/// <summary>Limits on what one client may do over all its sessions, counted by anvil(8). Shared by all sessions.</summary>
/// <param name="settings">main.cf.</param>
/// <param name="services">Where anvil is.</param>
/// <param name="serviceName">This service in master.cf.</param>
/// <param name="log">The log.</param>
internal sealed class ClientLimits(Settings settings, MailServices services, string serviceName, SmtpdLog log)
{
    private readonly int _connectionCount = settings[SmtpdParameters.ClientConnectionCountLimit];
    private readonly int _connectionRate = settings[SmtpdParameters.ClientConnectionRateLimit];
    private readonly int _messageRate = settings[SmtpdParameters.ClientMessageRateLimit];
    private readonly int _newTlsRate = settings[SmtpdParameters.ClientNewTlsSessionRateLimit];
    private readonly int _recipientRate = settings[SmtpdParameters.ClientRecipientRateLimit];

    private readonly int _authRate = settings[SmtpdParameters.ClientAuthRateLimit];

    // One limit is enough to count connections: anvil forgets the other counters of a client that is not connected.
    private readonly bool _isActive = settings[SmtpdParameters.ClientConnectionCountLimit] > 0
        || settings[SmtpdParameters.ClientConnectionRateLimit] > 0
        || settings[SmtpdParameters.ClientMessageRateLimit] > 0
        || settings[SmtpdParameters.ClientRecipientRateLimit] > 0
        || settings[SmtpdParameters.ClientNewTlsSessionRateLimit] > 0
        || settings[SmtpdParameters.ClientAuthRateLimit] > 0;

    /// <summary>This service in master.cf.</summary>
    public string ServiceName => serviceName;

    /// <summary>Counts a connection; the result refuses it.</summary>
    public string? Connect(SessionState session)
    {
        if (!Applies(session))
            return null;
        session.CountedAs = Identify(session.Client);
        if (services.Anvil.Connect(session.CountedAs) is not { } usage)
            return null;
        string reply = $"421 4.7.0 {settings[MailParameters.MyHostname]} Error: too many connections from {session.Client.Address}";
        if (_connectionCount > 0 && usage.Count > _connectionCount)
        {
            session.Errors |= ErrorClasses.Policy;
            log.RateExceeded("Connection concurrency", usage.Count, session.Client, serviceName);
            return reply;
        }
        if (_connectionRate > 0 && usage.Rate > _connectionRate)
        {
            log.RateExceeded("Connection rate", usage.Rate, session.Client, serviceName);
            return reply;
        }
        return null;
    }

    /// <summary>Counts the end of a connection.</summary>
    public void Disconnect(SessionState session)
    {
        if (session.CountedAs is not { } client)
            return;
        session.CountedAs = null;
        services.Anvil.Disconnect(client);
    }

    /// <summary>Counts a message; the result refuses it.</summary>
    public string? CountMessage(SessionState session) =>
        Exceeds(session, "message", _messageRate, "Message delivery request rate")
            ? $"450 4.7.1 Error: too much mail from {session.Client.Address}"
            : null;

    /// <summary>Counts a recipient; the result refuses it.</summary>
    public string? CountRecipient(SessionState session) =>
        Exceeds(session, "recipient", _recipientRate, "Recipient address rate")
            ? $"450 4.7.1 Error: too many recipients from {session.Client.Address}"
            : null;

    /// <summary>Whether the client has had too many new TLS sessions lately; asked before another one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">What is refused, for the log.</param>
    public bool RefusesTls(SessionState session, string request)
    {
        if (_newTlsRate == 0 || CountedName(session) is not { } client
            || services.Anvil.Count("newtls_status", client) is not { } rate || rate <= _newTlsRate)
            return false;
        session.Errors |= ErrorClasses.Policy;
        log.TlsRefused(request, session.Client, serviceName);
        return true;
    }

    /// <summary>Counts a new TLS session, finished or not; true when that was one too many.</summary>
    public bool CountTlsSession(SessionState session) => Exceeds(session, "newtls", _newTlsRate, "New TLS session rate");

    /// <summary>Counts an AUTH command; the result refuses it.</summary>
    public string? CountLogin(SessionState session) =>
        Exceeds(session, "auth", _authRate, "AUTH command rate")
            ? $"450 4.7.1 Error: too many AUTH commands from {session.Client.Address}"
            : null;

    // A client that may use XCLIENT speaks for others, and would be punished for them.
    private bool Applies(SessionState session) =>
        _isActive && session.Rights is { IsStandAlone: false, MayXclient: false, IsExemptFromLimits: false };

    private bool Exceeds(SessionState session, string what, int limit, string title)
    {
        if (limit == 0 || CountedName(session) is not { } client || services.Anvil.Count(what, client) is not { } rate || rate <= limit)
            return false;
        session.Errors |= ErrorClasses.Policy;
        log.RateExceeded(title, rate, session.Client, serviceName);
        return true;
    }

    // In wrapper mode TLS starts before the connection is counted.
    private string? CountedName(SessionState session) =>
        session.CountedAs ?? (session.Tls is null && Applies(session) ? Identify(session.Client) : null);

    private string Identify(ClientIdentity client) => $"{serviceName}:{Aggregate(client)}";

    // An IPv6 customer has a whole network of addresses at hand.
    private string Aggregate(ClientIdentity client)
    {
        if (HostName.ParseAddress(client.Address) is not { } address)
            return client.Address;
        bool isIpv6 = client.Address.Contains(':');
        int prefix = settings[isIpv6 ? SmtpdParameters.ClientIpv6PrefixLength : SmtpdParameters.ClientIpv4PrefixLength];
        return AddressRange.Format(address, prefix);
    }
}
