using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>
/// What every program of the mail system demands of main.cf, whether it makes use of it or not: the first one that starts tells what
/// is wrong, and none begins work that another cannot finish. Accounts are checked by master(8) and commands (<see cref="MailAccounts"/>):
/// a look into the user database is more memory than a daemon has to spare.
/// </summary>
public static class GeneralSettings
{
    private static readonly ParameterGroup[] s_groups =
    [
        MailParameters.Group, LoggingParameters.Group, ServiceParameters.Group, MasterParameters.Group, MultiInstanceParameters.Group,
        TableParameters.Group, MimeParameters.Group,
    ];

    /// <summary>Checks them.</summary>
    /// <exception cref="ConfigurationException">A value is wrong, or does not go with another.</exception>
    public static void Check(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _ = settings.CompatibilityLevel; // first, as defaults depend on it
        foreach (ParameterGroup group in s_groups)
            settings.Check(group.Parameters);
        OwnNames.Check(settings);
        CheckNetworks(settings);
        _ = BerkeleyMigration.LevelOf(settings);
        CheckRelayHost(settings);
        CheckOrigin(settings);
        CheckVerp(settings);
    }

    /// <summary>
    /// Checks <c>inet_interfaces</c> against the addresses of this host: for master(8) and commands, as names in it cost a look into the
    /// host database, which daemons that do without are spared.
    /// </summary>
    /// <exception cref="ConfigurationException">A host is not known, or an address is that of no interface.</exception>
    public static void CheckInterfaces(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        OwnNetworks.CheckInterfaces(settings);
    }

    /// <summary>What every program says about main.cf without being stopped by it, for <c>warning:</c> lines.</summary>
    public static IReadOnlyList<string> FindOddities(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<string> oddities = [];
        if (settings.IsSet(MailParameters.KnownTcpPorts.Name))
            oddities.AddRange(new TcpPorts(settings[MailParameters.KnownTcpPorts]).Warnings);
        Parameter<string> mode = LoggingParameters.MaillogFilePermissions;
        if (MaillogFile.FindMode(settings) is null)
            oddities.Add($"ignoring bad permissions: {mode} = {settings[mode]}");
        return oddities;
    }

    private static void CheckNetworks(Settings settings)
    {
        _ = NetworkProtocols.Of(settings);
        OwnNetworks.CheckStyle(settings);
    }

    // Mail would be sent round in circles.
    private static void CheckRelayHost(Settings settings)
    {
        string host = settings[MailParameters.MyHostname];
        if (ByteText.EqualsIgnoreCase(host, settings[MailParameters.Relayhost]))
        {
            throw new ConfigurationException(
                $"{MailParameters.MyHostname} and {MailParameters.Relayhost} parameter settings must not be identical: {host}",
                parameter: MailParameters.Relayhost.Name);
        }
    }

    private static void CheckOrigin(Settings settings)
    {
        string origin = settings.Origin;
        if (origin.AsSpan().ContainsAny(", \t\r\n"))
        {
            throw new ConfigurationException(
                $"{MailParameters.MyOrigin} parameter setting must not contain multiple values: {origin}", parameter: MailParameters.MyOrigin.Name);
        }
    }

    private static void CheckVerp(Settings settings)
    {
        string delimiters = settings[MailParameters.DefaultVerpDelimiters], allowed = settings[MailParameters.VerpDelimiterFilter];
        if (VerpAddress.AreValid(delimiters, allowed))
            return;
        string place = allowed.Contains(delimiters[0]) ? "second" : "first";
        throw new ConfigurationException(
            $"file {settings.ConfigDirectory}/main.cf: parameters {MailParameters.DefaultVerpDelimiters} and "
            + $"{MailParameters.VerpDelimiterFilter}: bad {place} VERP delimiter character");
    }
}
