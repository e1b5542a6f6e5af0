namespace Postfix.Config;

/// <summary>Parameters of smtp(8) that exist once, without a twin for the other protocol.</summary>
public static class SmtpSharedParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtp");

    /// <summary>Whether MX records are looked up for domains without SRV records.</summary>
    public static readonly Parameter<bool> AllowSrvLookupFallback = Group.Bool("allow_srv_lookup_fallback", "no");

    /// <summary>Transport for a destination of which this host is the best MX; empty returns the mail.</summary>
    public static readonly Parameter<string> BestMxTransport = Group.Text("best_mx_transport", "");

    /// <summary>Whether a failed MX lookup is followed by an address lookup; mail may be lost so.</summary>
    public static readonly Parameter<bool> IgnoreMxLookupError = Group.Bool("ignore_mx_lookup_error", "no");

    /// <summary>Whether a failed SRV lookup is followed by an MX lookup.</summary>
    public static readonly Parameter<bool> IgnoreSrvLookupError = Group.Bool("ignore_srv_lookup_error", "no");

    /// <summary>Whether an LMTP server without DSN counts as final delivery, for success reports.</summary>
    public static readonly Parameter<bool> LmtpAssumeFinal = Group.Bool("lmtp_assume_final", "no");

    /// <summary>Whether EHLO is sent even when the greeting does not say ESMTP.</summary>
    public static readonly Parameter<bool> SmtpAlwaysSendEhlo = Group.Bool("smtp_always_send_ehlo", "yes");

    /// <summary>Whether HELO is always sent.</summary>
    public static readonly Parameter<bool> SmtpNeverSendEhlo = Group.Bool("smtp_never_send_ehlo", "no");

    /// <summary>Policy for MX hosts with TLSA records when the MX lookup was not secure: dane, encrypt or may.</summary>
    public static readonly Parameter<string> SmtpTlsDaneInsecureMxPolicy = Group.Text("smtp_tls_dane_insecure_mx_policy", "dane");

    /// <summary>Destinations, or services, for which SRV records are looked up.</summary>
    public static readonly Parameter<string> UseSrvLookup = Group.Text("use_srv_lookup", "");
}
