using Postfix.Logging;
using Postfix.Sasl;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;
using Postfix.Tls;

namespace Postfix.SmtpClient.Authentication;

/// <summary>How the client logs in to servers, for all sessions of this process.</summary>
internal sealed record LoginRules
{
    public required Log Log { get; init; }

    public required SaslClient Sasl { get; init; }

    public required PasswordTables Passwords { get; init; }

    /// <summary>smtp_sasl_mechanism_filter.</summary>
    public required MechanismFilter Filter { get; init; }

    /// <summary>What mechanisms must be in the clear (smtp_sasl_security_options).</summary>
    public SaslSecurity Demands { get; init; }

    /// <summary>What mechanisms must be in an encrypted session (smtp_sasl_tls_security_options).</summary>
    public SaslSecurity EncryptedDemands { get; init; }

    /// <summary>What they must be when the server has proved to be the right one (smtp_sasl_tls_verified_security_options).</summary>
    public SaslSecurity VerifiedDemands { get; init; }

    /// <summary>The word for the protocol in delivery reports.</summary>
    public required string Protocol { get; init; }

    /// <summary>Which stage of the dialogue it belongs to.</summary>
    public Stage Stage => Protocol == "lmtp" ? Stage.Lhlo : Stage.Ehlo;

    /// <summary>What mechanisms must be in a session.</summary>
    /// <param name="tls">Its encryption; null in the clear.</param>
    public SaslSecurity DemandsFor(TlsFacts? tls) => tls is null ? Demands : tls.IsMatched ? VerifiedDemands : EncryptedDemands;

    /// <summary>Deliveries with the same result would log in to a server in the same way.</summary>
    public string ScopeOf(DeliverRequest request, string nexthop, string host) => ScopeOf(request, $"{nexthop}\n{host}");

    /// <summary>Deliveries with the same result would log in to the servers of a destination in the same way.</summary>
    public string ScopeOf(DeliverRequest request, string destination) =>
        Passwords.IsSenderDependent ? $"{request.Sender}\n{destination}" : destination;

    /// <summary>Logins that need not be tried; null when that is not remembered.</summary>
    public RefusedLogins? Refused { get; init; }

    /// <summary>A refused login is no reason to return mail (smtp_sasl_auth_soft_bounce).</summary>
    public bool IsSoftBounce { get; init; } = true;
}
