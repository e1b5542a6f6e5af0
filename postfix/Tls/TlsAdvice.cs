namespace Postfix.PostfixCommand.Tls;

/// <summary>What an administrator is told to do next; texts are those of Postfix, line by line.</summary>
internal static class TlsAdvice
{
    public const string ClientIsSetUp =
        """
        *** Non-default SMTP client TLS settings detected, no changes made.
        For opportunistic TLS in the Postfix SMTP client, the below settings
        are typical:
          smtp_tls_security_level = may
          smtp_tls_loglevel = 1
          smtp_tls_session_cache_database = lmdb:${data_directory}/smtp_scache
        """;

    public const string ClientIsEnabled =
        """
        Enabled opportunistic TLS in the Postfix SMTP client.
        Run the command:
          # postfix reload
        if you want the new settings to take effect immediately.
        """;

    public const string ServerIsSetUp =
        """
        *** Non-default SMTP server TLS settings detected, no changes made.
        For opportunistic TLS in the Postfix SMTP server, the below settings
        are typical:
          smtpd_tls_security_level = may
          smtpd_tls_loglevel = 1
        You can use "postfix tls new-server-cert" to create a new certificate.
        Or, "postfix tls new-server-key" to also force a new private key.
        If you publish DANE TLSA records, see:
          https://tools.ietf.org/html/rfc7671#section-8
          https://tools.ietf.org/html/rfc7671#section-5.1
          https://tools.ietf.org/html/rfc7671#section-5.2
          https://community.letsencrypt.org/t/please-avoid-3-0-1-and-3-0-2-dane-tlsa-records-with-le-certificates/7022
        """;

    public const string ServerIsEnabled = "Enabled opportunistic TLS in the Postfix SMTP server";

    public const string IsDeployed =
        """
        New TLS private key and certificate deployed.
        Run the command:
          # postfix reload
        if you want the new settings to take effect immediately.
        """;

    /// <summary>How a pair comes into use.</summary>
    public static string IsCreated(KeyPairFiles files) =>
        $"""
        New private key and self-signed certificate created. To deploy run:
          # postfix tls deploy-server-cert {files.Certificate} {files.Key}
        """;

    /// <summary>How it gets the signature of an authority, and a record in DNS.</summary>
    /// <param name="files">The pair.</param>
    /// <param name="isDeployed">Whether it is in use already.</param>
    public static string Proofs(KeyPairFiles files, bool isDeployed) =>
        $"""
        To generate a CSR run:
          # postfix tls output-server-csr -k {files.Key} [<hostname> ...]
        Save the signed certificate chain in {files.Certificate}{(isDeployed ? "" : ", and deploy as above")}.
        To generate TLSA records run:
          # postfix tls output-server-tlsa [-h <hostname>] {(isDeployed ? "" : files.Key)}
        """;

    /// <summary>When a new key and its record in DNS may change.</summary>
    public static string Timing(bool isDeployed) => isDeployed
        ? """
          (If you have DANE TLSA RRs, update them as soon as possible to match
          the newly deployed keys).
          """
        : "(deploy after updating the DNS and waiting for stale RRs to expire).";
}
