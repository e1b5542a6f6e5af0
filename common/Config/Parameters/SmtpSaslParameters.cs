#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of SASL authentication in the client. Each exists as smtp_… and lmtp_….</summary>
/// <remarks>The program takes the set that fits the name it runs by: <see cref="Smtp"/> or <see cref="Lmtp"/>.</remarks>
public sealed class SmtpSaslParameters(ClientParameterGroup group)
{
    /// <summary>The smtp_… set.</summary>
    public static readonly SmtpSaslParameters Smtp = new(ClientParameterGroup.Smtp("_sasl"));

    /// <summary>The lmtp_… set.</summary>
    public static readonly SmtpSaslParameters Lmtp = new(ClientParameterGroup.Lmtp("_sasl"));

    /// <summary>All of this set, for postconf(1).</summary>
    public ParameterGroup Group { get; } = group;

    public Parameter<string> AuthCacheName { get; } = group.Text("sasl_auth_cache_name", "");

    public Parameter<TimeSpan> AuthCacheTime { get; } = group.Time("sasl_auth_cache_time", "90d");

    public Parameter<bool> AuthEnable { get; } = group.Bool("sasl_auth_enable", "no");

    public Parameter<bool> AuthSoftBounce { get; } = group.Bool("sasl_auth_soft_bounce", "yes");

    public Parameter<string> MechanismFilter { get; } = group.Text("sasl_mechanism_filter", "");

    public Parameter<string> PasswordMaps { get; } = group.Text("sasl_password_maps", "");

    public Parameter<string> PasswordResultDelimiter { get; } =
        group.Text("sasl_password_result_delimiter", ":", minLength: 1, maxLength: 1);

    public Parameter<string> Path { get; } = group.Text("sasl_path", "");

    public Parameter<string> SecurityOptions { get; } = group.Text("sasl_security_options", "noplaintext, noanonymous");

    public Parameter<string> TlsSecurityOptions { get; } =
        group.Text("sasl_tls_security_options", $"${group.Prefix}sasl_security_options");

    public Parameter<string> TlsVerifiedSecurityOptions { get; } =
        group.Text("sasl_tls_verified_security_options", $"${group.Prefix}sasl_tls_security_options");

    public Parameter<string> Type { get; } = group.Text("sasl_type", "cyrus", minLength: 1);

    public Parameter<bool> SendDummyMailAuth { get; } = group.Bool("send_dummy_mail_auth", "no");

    public Parameter<bool> SenderDependentAuthentication { get; } = group.Bool("sender_dependent_authentication", "no");
}
