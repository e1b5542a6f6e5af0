using Postfix.Logging;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.Tls;

namespace Postfix.SmtpClient.Encryption;

/// <summary>Turns TLS on in a session, where the policy and the server agree (RFC 3207).</summary>
/// <param name="session">The session, in the clear.</param>
/// <param name="demand">What it owes.</param>
/// <param name="tls">What all sessions share.</param>
/// <param name="log">The log.</param>
internal sealed class TlsNegotiation(SmtpSession session, EncryptionDemand demand, ClientTls tls, Log log)
{
    private const string ConfigurationStatus = "4.7.5";
    private const string NoEngine = "TLS is required, but our TLS engine is unavailable";

    private TlsPolicy Policy => demand.Policy;

    private bool IsPossible => tls.IsAvailable && !Policy.IsDane;

    /// <summary>
    /// Asks the server for TLS. Says why mail cannot be delivered; null when it can, in the clear or encrypted: then the server has
    /// to be greeted again.
    /// </summary>
    public Trouble? Negotiate()
    {
        bool isOffered = session.Offers(ServerFeatures.StartTls);
        if (isOffered && tls.NotesOffers && Policy.Level == TlsLevel.None)
            log.Info($"Host offered STARTTLS: [{session.Peer.Host}]");
        if (isOffered && Policy.Level >= TlsLevel.May && IsPossible)
        {
            session.Send("STARTTLS");
            SmtpReply reply = session.Receive(Stage.StartTls);
            if (reply.IsPositive)
                return Start();
            session.Connection.Features &= ~ServerFeatures.StartTls;
            return Policy.IsMandatory ? Trouble.RefusedTls(session, reply) : null;
        }
        if (!Policy.IsMandatory)
            return null;
        return isOffered
            ? Trouble.Site(ConfigurationStatus, NoEngine)
            : Trouble.Site("4.7.4", $"TLS is required, but was not offered by host {session.Peer.Name}");
    }

    /// <summary>Starts TLS before a word is said (smtp_tls_wrappermode); where that is not possible, none is said in the clear.</summary>
    public Trouble? StartAtOnce()
    {
        if (IsPossible)
            return Start();
        session.Worsen(SessionFate.Abandon);
        return Trouble.Site(ConfigurationStatus, NoEngine);
    }

    /// <summary>Does the handshake, and looks at the server's certificate.</summary>
    private Trouble? Start()
    {
        // Another process cannot take over an encrypted connection, and another destination may have another policy.
        session.Worsen(SessionFate.Close);
        session.StartTimer(Stage.StartTls);
        if (tls.Start(session.Connection.Channel, session.Peer, Policy, demand.Nexthop) is not { } facts)
            return Fail();
        session.Connection.Tls = facts;
        return Policy.NeedsProof && !facts.IsMatched
            ? Trouble.Site(ConfigurationStatus, "Server certificate not verified")
            : null;
    }

    private Trouble Fail()
    {
        session.Worsen(SessionFate.Abandon);
        session.IsBetterInClear = demand.FallsBack && Policy.Level == TlsLevel.May;
        const string Reason = "Cannot start TLS: handshake failure";
        return Policy.IsMandatory ? Trouble.Site(ConfigurationStatus, Reason) : Trouble.Message(ConfigurationStatus, Reason);
    }
}
