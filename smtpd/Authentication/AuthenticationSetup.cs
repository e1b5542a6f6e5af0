using Postfix.Config;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Net;
using Postfix.Sasl;
using Postfix.Sasl.Cyrus;
using Postfix.Sasl.Dovecot;
using Postfix.Server;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Authentication;

/// <summary>Reads the parameters about authentication.</summary>
internal sealed class AuthenticationSetup(Settings settings, TableSet tables, SmtpdLog log)
{
    // As Debian's postfix has it: the first in the configuration directory.
    private const string ConfigurationFolders = "sasl:/usr/lib/sasl";

    /// <summary>The service; null when clients cannot log in.</summary>
    /// <param name="context">The program.</param>
    /// <exception cref="ConfigurationException">The parameters make no sense, or the SASL implementation cannot be had.</exception>
    public AuthenticationService? Create(DaemonContext context) =>
        settings[SmtpdSaslParameters.AuthEnable] && !context.IsStandAlone ? Create(CreateServer(context)) : null;

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

    private ISaslServer CreateServer(DaemonContext context)
    {
        try
        {
            return settings[SmtpdSaslParameters.Type] switch
            {
                "cyrus" => CyrusServer.Load(context.Log, CyrusOptions()),
                "dovecot" => new DovecotServer(settings[SmtpdSaslParameters.Path], settings[SmtpdSaslParameters.Service], HostFinder.Of(settings),
                    new TcpPorts(settings[MailParameters.KnownTcpPorts]), context.Log),
                var other => throw new SaslException($"unsupported SASL server implementation: {other}"),
            };
        }
        catch (FormatException error)
        {
            throw new ConfigurationException(error.Message, parameter: MailParameters.KnownTcpPorts.Name);
        }
        catch (SaslException error)
        {
            throw new ConfigurationException("SASL per-process initialization failed") { Warnings = [error.Message] };
        }
    }

    private CyrusServerOptions CyrusOptions()
    {
        string path = settings[SmtpdSaslParameters.CyrusSaslConfigPath];
        return new CyrusServerOptions(
            settings[SmtpdSaslParameters.Path],
            path.Length > 0 ? path : $"{settings.ConfigDirectory}/{ConfigurationFolders}",
            settings[SmtpdSaslParameters.Service],
            settings[MailParameters.MyHostname],
            settings[SmtpdSaslParameters.LocalDomain]);
    }
}
