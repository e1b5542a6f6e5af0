namespace Postfix.Sasl;

/// <summary>What the client side is to be.</summary>
/// <param name="Type">Implementation (smtp_sasl_type).</param>
/// <param name="Service">Protocol as SASL calls it: "smtp", "lmtp".</param>
/// <param name="ConfigurationPath">cyrus_sasl_config_path; empty for the library's own.</param>
/// <param name="SendsAuthorizationName">send_cyrus_sasl_authzid: the server is told whom to act as, too.</param>
public sealed record SaslClientOptions(string Type, string Service, string ConfigurationPath, bool SendsAuthorizationName);
