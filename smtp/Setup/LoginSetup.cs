using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Sasl;
using Postfix.Server;
using Postfix.SmtpClient.Authentication;
using Postfix.Text;

namespace Postfix.SmtpClient.Setup;

/// <summary>Reads the parameters about logging in to servers.</summary>
internal sealed class LoginSetup(DaemonContext context, ClientProtocol protocol)
{
    private const string Proxy = "proxy:";

    private readonly SmtpSaslParameters _parameters =
        protocol == ClientProtocol.Lmtp ? SmtpSaslParameters.Lmtp : SmtpSaslParameters.Smtp;

    private readonly Settings _settings = context.Settings;

    private string ProtocolName => protocol == ClientProtocol.Lmtp ? "lmtp" : "smtp";

    /// <summary>The rules; null when the client does not log in anywhere.</summary>
    /// <param name="addresses">How sender addresses are looked up.</param>
    /// <exception cref="ConfigurationException">The parameters make no sense, or there is no SASL library.</exception>
    public LoginRules? Create(Func<AddressRules> addresses)
    {
        if (!_settings[_parameters.AuthEnable])
            return null;
        return new LoginRules
        {
            Log = context.Log,
            Passwords = OpenPasswords(addresses()),
            Sasl = LoadLibrary(),
            Filter = new MechanismFilter(context.Tables, _settings, _parameters.MechanismFilter),
            Demands = SaslSecurityNames.Read(_settings, _parameters.SecurityOptions),
            EncryptedDemands = SaslSecurityNames.Read(_settings, _parameters.TlsSecurityOptions),
            VerifiedDemands = SaslSecurityNames.Read(_settings, _parameters.TlsVerifiedSecurityOptions),
            Protocol = ProtocolName,
            Refused = OpenRefusedLogins(),
            IsSoftBounce = _settings[_parameters.AuthSoftBounce],
        };
    }

    private PasswordTables OpenPasswords(AddressRules addresses)
    {
        Parameter<string> parameter = _parameters.PasswordMaps;
        if (_settings[parameter].Length == 0)
            throw new ConfigurationException(
                $"specify a password table via the `{parameter.Name}' configuration parameter", parameter: parameter.Name);
        MapList maps = MapList.Open(context.Tables, parameter.Name, _settings[parameter], TableFlags.Usual);
        bool isSenderDependent = protocol == ClientProtocol.Smtp && _settings[_parameters.SenderDependentAuthentication];
        return new PasswordTables(new AddressMaps(maps, addresses, context.Log), _settings[_parameters.PasswordResultDelimiter][0],
            isSenderDependent, context.Log);
    }

    private RefusedLogins? OpenRefusedLogins()
    {
        string name = _settings[_parameters.AuthCacheName];
        if (name.Length == 0)
            return null;
        if (name.AsSpan().IndexOfAny(Tokens.ListSeparators) >= 0)
            throw new ConfigurationException($"SASL authentication cache name \"{name}\" contains multiple values");
        // Many processes write to it.
        if (!name.StartsWith(Proxy, StringComparison.Ordinal))
            throw new ConfigurationException($"SASL authentication cache name \"{name}\" must start with \"{Proxy}");
        const TableFlags Flags = TableFlags.ReplaceDuplicates | TableFlags.SyncUpdates | TableFlags.Utf8;
        return new RefusedLogins(
            context.Tables.Open(name, Flags, TableAccess.CreateOrUpdate), _settings[_parameters.AuthCacheTime], context.Time, context.Log);
    }

    private SaslClient LoadLibrary()
    {
        try
        {
            return SaslClient.Load(context.Log, new SaslClientOptions(_settings[_parameters.Type], ProtocolName,
                _settings[SmtpdSaslParameters.CyrusSaslConfigPath], _settings[MailParameters.SendCyrusSaslAuthzid]));
        }
        catch (SaslException error)
        {
            throw new ConfigurationException("SASL library initialization") { Warnings = [error.Message] };
        }
    }
}
