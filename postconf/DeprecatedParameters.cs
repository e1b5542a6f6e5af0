using System.Collections.Frozen;

namespace Postfix.Postconf;

/// <summary>Parameters whose support ends, and what to do instead (Postfix 3.9, 3.11 and 3.12 release notes).</summary>
internal static class DeprecatedParameters
{
    private const string LeaveAtDefault = "do not specify (leave at default)";

    private static readonly FrozenDictionary<string, string> s_advice = Advices().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What to do instead of setting a parameter; null when there is nothing against it.</summary>
    public static string? Advice(string name) => s_advice.GetValueOrDefault(name);

    private static IEnumerable<KeyValuePair<string, string>> Advices()
    {
        foreach (string program in (string[])["lmtp", "postscreen", "smtp", "smtpd", "tlsproxy"])
        {
            yield return Specify($"{program}_use_tls", $"{program}_tls_security_level");
            yield return program == "lmtp"
                ? new("lmtp_enforce_tls", "lmtp_tls_security_level")
                : Specify($"{program}_enforce_tls", $"{program}_tls_security_level");
        }

        foreach (string client in (string[])["lmtp", "smtp"])
        {
            yield return Specify($"{client}_tls_per_site", $"{client}_tls_policy_maps");
            yield return Specify($"{client}_tls_enforce_peername", $"{client}_tls_security_level");
            yield return new($"{client}_cname_overrides_servername", "do not specify");
        }

        foreach (string program in (string[])["lmtp", "smtp", "smtpd"])
        {
            yield return Specify($"{program}_per_record_deadline", $"{program}_per_request_deadline");
        }

        yield return Specify("tlsproxy_client_use_tls", "tlsproxy_client_security_level");
        yield return Specify("tlsproxy_client_enforce_tls", "tlsproxy_client_security_level");
        yield return Specify("tlsproxy_client_level", "tlsproxy_client_security_level");
        yield return Specify("tlsproxy_client_per_site", "tlsproxy_client_policy_maps");
        yield return Specify("tlsproxy_client_policy", "tlsproxy_client_policy_maps");
        yield return new("tlsproxy_client_loglevel_parameter", "do not specify");
        yield return new("smtpd_tls_dh1024_param_file", LeaveAtDefault);
        yield return new("smtpd_tls_eecdh_grade", LeaveAtDefault);
        yield return Specify("disable_dns_lookups", "smtp_dns_support_level");
        yield return Specify("authorized_verp_clients", "smtpd_authorized_verp_clients");
        yield return Specify("fallback_relay", "smtp_fallback_relay");
        yield return Specify("smtpd_client_connection_limit_exceptions", "smtpd_client_event_limit_exceptions");
        yield return Specify("virtual_maps", "virtual_alias_maps");
        yield return Specify("postscreen_blacklist_action", "postscreen_denylist_action");
        yield return Specify("postscreen_dnsbl_ttl", "postscreen_dnsbl_max_ttl");
        yield return Specify("postscreen_dnsbl_whitelist_threshold", "postscreen_dnsbl_allowlist_threshold");
        yield return Specify("postscreen_whitelist_interfaces", "postscreen_allowlist_interfaces");
    }

    private static KeyValuePair<string, string> Specify(string name, string successor) => new(name, $"specify \"{successor}\"");
}
