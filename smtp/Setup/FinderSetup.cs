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

    private static readonly Dictionary<string, HostSources> s_sources = new(StringComparer.Ordinal)
    {
        ["dns"] = HostSources.Dns,
        ["native"] = HostSources.Native,
    };

    private static readonly Dictionary<string, DnsOptions> s_resolverOptions = new(StringComparer.Ordinal)
    {
        ["res_defnames"] = DnsOptions.DefaultDomain,
        ["res_dnsrch"] = DnsOptions.SearchDomains,
    };

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

    private string SupportLevel() => ByteText.LowerAscii(settings[parameters.DnsSupportLevel]) switch
    {
        "" => settings[MailParameters.DisableDnsLookups] ? Disabled : Enabled,
        Disabled => Disabled,
        Enabled => Enabled,
        Dnssec => Dnssec,
        _ => throw new ConfigurationException($"invalid {parameters.DnsSupportLevel.Name}: \"{settings[parameters.DnsSupportLevel]}\""),
    };

    private HostSources ReadSources() =>
        KnownWords.Read(settings, parameters.HostLookup, s_sources).Aggregate(HostSources.None, (all, one) => all | one);

    private DnsOptions ReadResolverOptions() =>
        KnownWords.Read(settings, parameters.DnsResolverOptions, s_resolverOptions).Aggregate(DnsOptions.None, (all, one) => all | one);

    private AddressFamily ReadPreference(InetProtocols protocols)
    {
        AddressFamily preference = ByteText.LowerAscii(settings[parameters.AddressPreference]) switch
        {
            "any" => AddressFamily.Unspecified,
            "ipv4" => AddressFamily.InterNetwork,
            "ipv6" => AddressFamily.InterNetworkV6,
            _ => throw new ConfigurationException(
                $"bad {parameters.AddressPreference.Name} value: {settings[parameters.AddressPreference]}",
                parameter: parameters.AddressPreference.Name),
        };
        return protocols == InetProtocols.All ? preference : AddressFamily.Unspecified;
    }

    private static DnsRecordType[] AddressTypes(InetProtocols protocols) => protocols switch
    {
        InetProtocols.Ip4 => [DnsRecordType.A],
        InetProtocols.Ip6 => [DnsRecordType.AAAA],
        _ => [DnsRecordType.A, DnsRecordType.AAAA],
    };
}
