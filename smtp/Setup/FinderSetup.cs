using System.Net.Sockets;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Net;
using Postfix.SmtpClient.Destinations;
using Postfix.Text;

namespace Postfix.SmtpClient.Setup;

/// <summary>Reads the parameters about finding servers.</summary>
internal sealed class FinderSetup(Settings settings, SmtpParameters parameters, ClientProtocol protocol, TableSet tables, Log log)
{
    private const string Disabled = "disabled";
    private const string Enabled = "enabled";
    private const string Dnssec = "dnssec";

    public ServerFinder Create(OwnAddresses own, INameService names)
    {
        string support = SupportLevel();
        FinderRules rules = new()
        {
            Log = log,
            Protocols = own.Protocols,
            AddressTypes = AddressTypes(own.Protocols),
            IsOwnAddress = own.Contains,
            Sources = support == Disabled ? HostSources.Native : ReadSources(),
            DnsOptions = ReadResolverOptions() | (support == Dnssec ? DnsOptions.Dnssec : DnsOptions.None),
            LooksUpExchangers = protocol == ClientProtocol.Smtp && support != Disabled,
            DetectsLoops = protocol == ClientProtocol.Smtp,
            HasInternationalNames = InternationalName.TryLoad(),
            Mapping = settings.IdnaMapping,
            IgnoresExchangerFailure = settings[SmtpSharedParameters.IgnoreMxLookupError],
            DefersIfNoAddress = settings[parameters.DeferIfNoMxAddressFound],
            AliasOverridesName = settings[parameters.CnameOverridesServername],
            Order = new AddressOrder(ReadPreference(own.Protocols), settings[parameters.RandomizeAddresses],
                settings[parameters.MxAddressLimit], settings[parameters.BalanceInetProtocols], Random.Shared),
        };
        DnsReplyFilter? filter = DnsReplyFilter.Open(tables, settings, parameters.DnsReplyFilter);
        return new ServerFinder(new Resolver(new SystemNameServer(), log.Warning, filter), names, rules);
    }

    private string SupportLevel() => settings[parameters.DnsSupportLevel] switch
    {
        "" => settings[MailParameters.DisableDnsLookups] ? Disabled : Enabled,
        Disabled => Disabled,
        Enabled => Enabled,
        Dnssec => Dnssec,
        var level => throw new ConfigurationException($"invalid {parameters.DnsSupportLevel.Name}: \"{level}\""),
    };

    private HostSources ReadSources()
    {
        HostSources sources = HostSources.None;
        foreach (string word in Words(parameters.HostLookup))
            sources |= word switch
            {
                "dns" => HostSources.Dns,
                "native" => HostSources.Native,
                _ => throw Unknown(parameters.HostLookup, word),
            };
        return sources;
    }

    private DnsOptions ReadResolverOptions()
    {
        DnsOptions options = DnsOptions.None;
        foreach (string word in Words(parameters.DnsResolverOptions))
            options |= word switch
            {
                "res_defnames" => DnsOptions.DefaultDomain,
                "res_dnsrch" => DnsOptions.SearchDomains,
                _ => throw Unknown(parameters.DnsResolverOptions, word),
            };
        return options;
    }

    private AddressFamily ReadPreference(InetProtocols protocols)
    {
        AddressFamily preference = settings[parameters.AddressPreference] switch
        {
            "any" => AddressFamily.Unspecified,
            "ipv4" => AddressFamily.InterNetwork,
            "ipv6" => AddressFamily.InterNetworkV6,
            var other => throw new ConfigurationException(
                $"bad {parameters.AddressPreference.Name} value: {other}", parameter: parameters.AddressPreference.Name),
        };
        return protocols == InetProtocols.All ? preference : AddressFamily.Unspecified;
    }

    private static DnsRecordType[] AddressTypes(InetProtocols protocols) => protocols switch
    {
        InetProtocols.Ip4 => [DnsRecordType.A],
        InetProtocols.Ip6 => [DnsRecordType.AAAA],
        _ => [DnsRecordType.A, DnsRecordType.AAAA],
    };

    private IEnumerable<string> Words(Parameter<string> parameter) => Tokens.SplitList(settings[parameter]).Select(ByteText.LowerAscii);

    private ConfigurationException Unknown(Parameter<string> parameter, string word) =>
        new($"unknown {parameter.Name} value \"{word}\" in \"{settings[parameter]}\"", parameter: parameter.Name);
}
