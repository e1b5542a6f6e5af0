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

    /// <summary>Table that remembers logins that failed.</summary>
    public Parameter<string> AuthCacheName { get; } = group.Text("sasl_auth_cache_name", "");

    /// <summary>How long a failed login is remembered.</summary>
    public Parameter<TimeSpan> AuthCacheTime { get; } = group.Time("sasl_auth_cache_time", "90d");

    /// <summary>Whether the client logs in to servers.</summary>
    public Parameter<bool> AuthEnable { get; } = group.Bool("sasl_auth_enable", "no");

    /// <summary>Whether mail waits when a remembered login would fail again.</summary>
    public Parameter<bool> AuthSoftBounce { get; } = group.Bool("sasl_auth_soft_bounce", "yes");

    /// <summary>Mechanisms of servers that may be used; empty is all.</summary>
    public Parameter<string> MechanismFilter { get; } = group.Text("sasl_mechanism_filter", "");

    /// <summary>Tables that give user name and password by server or sender.</summary>
    public Parameter<string> PasswordMaps { get; } = group.Text("sasl_password_maps", "");

    /// <summary>Character between user name and password in these tables.</summary>
    public Parameter<string> PasswordResultDelimiter { get; } =
        group.Text("sasl_password_result_delimiter", ":", minLength: 1, maxLength: 1);

    /// <summary>What the SASL plug-in needs, such as a socket.</summary>
    public Parameter<string> Path { get; } = group.Text("sasl_path", "");

    /// <summary>Properties that a mechanism must have or must not have.</summary>
    public Parameter<string> SecurityOptions { get; } = group.Text("sasl_security_options", "noplaintext, noanonymous");

    /// <summary>The same in a TLS session.</summary>
    public Parameter<string> TlsSecurityOptions { get; } =
        group.Text("sasl_tls_security_options", $"${group.Prefix}sasl_security_options");

    /// <summary>The same in a TLS session with a verified server.</summary>
    public Parameter<string> TlsVerifiedSecurityOptions { get; } =
        group.Text("sasl_tls_verified_security_options", $"${group.Prefix}sasl_tls_security_options");

    /// <summary>SASL plug-in.</summary>
    public Parameter<string> Type { get; } = group.Text("sasl_type", "cyrus", minLength: 1);

    /// <summary>Whether AUTH=&lt;&gt; is sent with MAIL FROM to servers that want it.</summary>
    public Parameter<bool> SendDummyMailAuth { get; } = group.Bool("send_dummy_mail_auth", "no");

    /// <summary>Whether logins are looked up by sender first; connections are not shared then.</summary>
    public Parameter<bool> SenderDependentAuthentication { get; } = group.Bool("sender_dependent_authentication", "no");
}
