using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Sasl;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Authentication;

/// <summary>How clients log in. Shared by all sessions.</summary>
internal sealed class AuthenticationService
{
    public required ISaslServer Sasl { get; init; }

    public required SmtpdLog Log { get; init; }

    /// <summary>smtpd_sasl_mechanism_filter.</summary>
    public required MechanismFilter Filter { get; init; }

    /// <summary>smtpd_sasl_security_options.</summary>
    public SaslSecurity Demands { get; init; }

    /// <summary>smtpd_sasl_tls_security_options.</summary>
    public SaslSecurity EncryptedDemands { get; init; }

    /// <summary>Nobody logs in over a connection that others can listen to (smtpd_tls_auth_only).</summary>
    public bool NeedsEncryption { get; init; }

    /// <summary>AUTH= is announced, too (broken_sasl_auth_clients).</summary>
    public bool AnnouncesOldForm { get; init; }

    /// <summary>smtpd_sasl_response_limit, in bytes.</summary>
    public required int ResponseLimit { get; init; }

    /// <summary>smtpd_sasl_exceptions_networks.</summary>
    public required MatchList Exceptions { get; init; }

    /// <summary>Begins to serve a client; null when it cannot log in over this connection.</summary>
    /// <exception cref="FatalException">Nobody can log in now.</exception>
    public AuthenticationOffer? Open(SessionState session)
    {
        if (NeedsEncryption && session.Tls is null)
            return null;
        try
        {
            SaslServerSession sasl = Sasl.Open(Describe(session));
            IReadOnlyList<string> mechanisms = Filter.Apply(sasl.Mechanisms);
            if (mechanisms.Count > 0)
                return new AuthenticationOffer(sasl, mechanisms);
            sasl.Dispose();
            throw new FatalException($"{Filter.Parameter} discards all mechanisms in '{string.Join(' ', sasl.Mechanisms)}'");
        }
        catch (SaslException error)
        {
            Log.Warn(error.Message);
            throw new FatalException("no SASL authentication mechanisms");
        }
    }

    /// <summary>Whether a client gets to see AUTH in the answer to EHLO; it may use it all the same.</summary>
    /// <exception cref="UndecidedException">The list of exceptions cannot be searched.</exception>
    public bool IsAnnouncedTo(ClientIdentity client) => Exceptions.Match(client.Name, client.Address) switch
    {
        MatchResult.Matched => false,
        MatchResult.NotMatched => true,
        _ => throw new UndecidedException($"don't know if EHLO feature AUTH should be announced to {client.NameAddress}"),
    };

    private SaslPeer Describe(SessionState session) => new(Known(session.Client.Address), Known(session.Client.ServerAddress))
    {
        ClientPort = Known(session.Client.Port),
        ServerPort = Known(session.Client.ServerPort),
        IsEncrypted = session.Tls is not null,
        Security = session.Tls is null ? Demands : EncryptedDemands,
    };

    private static string Known(string value) => value == ClientIdentity.Unknown ? "" : value;
}
