using System.Globalization;

namespace Postfix.Dns;

/// <summary>Resource records as people write them: <c>name. ttl IN type data</c>.</summary>
public static class DnsRecordText
{
    /// <summary>The textual form that reply filters see.</summary>
    public static string Describe(DnsRecord record) =>
        string.Create(CultureInfo.InvariantCulture, $"{record.Name}. {record.TimeToLive} IN {record.Type} {Data(record)}");

    private static string Data(DnsRecord record) => record switch
    {
        AddressRecord address => address.Address.ToString(),
        HostNameRecord host => host.Target + ".",
        MailExchangerRecord exchanger => $"{exchanger.Preference} {exchanger.Host}.",
        ServiceRecord service => $"{service.Priority} {service.Weight} {service.Port} {service.Host}.",
        TextRecord text => text.Text,
        TlsaRecord tlsa => $"{tlsa.Usage} {tlsa.Selector} {tlsa.MatchingType} {Convert.ToHexString(tlsa.Data.Span)}",
        _ => "",
    };
}
