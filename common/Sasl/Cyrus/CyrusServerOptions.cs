namespace Postfix.Sasl.Cyrus;

/// <summary>What the server side is to be.</summary>
/// <param name="Application">Name of the configuration file, without ".conf" (smtpd_sasl_path).</param>
/// <param name="ConfigurationPath">Directories with such files, with colons between them.</param>
/// <param name="Service">Protocol as SASL calls it (smtpd_sasl_service).</param>
/// <param name="HostName">Name of this host.</param>
/// <param name="Realm">Domain of login names that have none (smtpd_sasl_local_domain); empty for the host's name.</param>
public sealed record CyrusServerOptions(string Application, string ConfigurationPath, string Service, string HostName, string Realm);
