using Postfix.Config;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Net;
using Postfix.Sasl;
using Postfix.Sasl.Dovecot;
using Postfix.Server;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Authentication;

/// <summary>Reads the parameters about authentication.</summary>
internal sealed class AuthenticationSetup(Settings settings, TableSet tables, SmtpdLog log)
{
    /// <summary>The service; null when clients cannot log in.</summary>
    /// <param name="context">The program.</param>
    /// <param name="names">Finds the host of an authentication server.</param>
    /// <exception cref="ConfigurationException">The parameters make no sense, or the SASL implementation cannot be had.</exception>
    public AuthenticationService? Create(DaemonContext context, INameService names) =>
        settings[SmtpdSaslParameters.AuthEnable] && !context.Options.ServeStandardInput ? Create(CreateServer(context, names)) : null;

    /// <summary>The service around a SASL implementation.</summary>
    public AuthenticationService Create(ISaslServer server) => new()
    {
        Sasl = server,
        Log = log,
        Filter = new MechanismFilter(tables, settings, SmtpdSaslParameters.MechanismFilter),
        Demands = SaslSecurityNames.Read(settings, SmtpdSaslParameters.SecurityOptions),
        EncryptedDemands = SaslSecurityNames.Read(settings, SmtpdSaslParameters.TlsSecurityOptions),
        NeedsEncryption = settings[SmtpdTlsParameters.AuthOnly],
        AnnouncesOldForm = settings[SmtpdSaslParameters.BrokenSaslAuthClients],
        ResponseLimit = settings[SmtpdSaslParameters.ResponseLimit],
        Exceptions = MatchList.Open(tables, SmtpdSaslParameters.ExceptionsNetworks.Name,
            settings[SmtpdSaslParameters.ExceptionsNetworks], MatchSubject.Client),
    };

    private ISaslServer CreateServer(DaemonContext context, INameService names)
    {
        string type = settings[SmtpdSaslParameters.Type];
        switch (type)
        {
            case "dovecot":
                return new DovecotServer(settings[SmtpdSaslParameters.Path], settings[SmtpdSaslParameters.Service], names,
                    new TcpPorts(settings[MailParameters.KnownTcpPorts]), context.Log);
            default:
                throw new ConfigurationException("SASL per-process initialization failed")
                {
                    Warnings = [$"unsupported SASL server implementation: {type}"],
                };
        }
    }
}
