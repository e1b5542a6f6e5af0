#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of smtp(8) that exist once, without a twin for the other protocol.</summary>
public static class SmtpSharedParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtp");

    public static readonly Parameter<bool> AllowSrvLookupFallback = Group.Bool("allow_srv_lookup_fallback", "no");

    public static readonly Parameter<string> BestMxTransport = Group.Text("best_mx_transport", "");

    public static readonly Parameter<bool> IgnoreMxLookupError = Group.Bool("ignore_mx_lookup_error", "no");

    public static readonly Parameter<bool> IgnoreSrvLookupError = Group.Bool("ignore_srv_lookup_error", "no");

    public static readonly Parameter<bool> LmtpAssumeFinal = Group.Bool("lmtp_assume_final", "no");

    public static readonly Parameter<bool> SmtpAlwaysSendEhlo = Group.Bool("smtp_always_send_ehlo", "yes");

    public static readonly Parameter<bool> SmtpNeverSendEhlo = Group.Bool("smtp_never_send_ehlo", "no");

    public static readonly Parameter<string> SmtpTlsDaneInsecureMxPolicy = Group.Text("smtp_tls_dane_insecure_mx_policy", "dane");

    public static readonly Parameter<string> UseSrvLookup = Group.Text("use_srv_lookup", "");
}
