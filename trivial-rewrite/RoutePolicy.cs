using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.TrivialRewrite;

/// <summary>Where mail of each class goes. There are two of them: one for mail, one for address probes.</summary>
internal sealed class RoutePolicy(RouteParameters parameters, Settings settings, RouteTables tables, Log log)
{
    private const string NoOpinion = "DUNNO";

    private readonly string _relayhost = settings[parameters.Relayhost];

    /// <summary>The route of an address without regard to <c>transport_maps</c>; null when it cannot be found out.</summary>
    /// <param name="kind">The class of its domain, which has a transport.</param>
    /// <param name="sender">Envelope sender; empty for the null sender.</param>
    /// <param name="domain">Domain of the recipient.</param>
    public Hop? Choose(AddressClass kind, string sender, string domain) => kind switch
    {
        AddressClass.Local => Fixed(parameters.LocalTransport, domain),
        AddressClass.VirtualMailbox => Fixed(parameters.VirtualTransport, domain),
        AddressClass.Relay => RelayNexthop(sender, domain) is { } nexthop ? Fixed(parameters.RelayTransport, nexthop) : null,
        _ => DefaultTransport(sender) is { } transport && RelayNexthop(sender, domain) is { } nexthop
            ? Checked(transport, nexthop, BlameFor(transport).Name)
            : null,
    };

    /// <summary>Lets <c>transport_maps</c> override the route; null when a table cannot be searched.</summary>
    public Hop? Override(string recipient, string domain, Hop present) => tables.Transports.Apply(recipient, domain, present);

    private Hop? Fixed(Parameter<string> transport, string nexthop) => Checked(settings[transport], nexthop, transport.Name);

    /// <summary>A next hop in main.cf, as in <c>local_transport = local:$myhostname</c>, is stronger than what follows from the address.</summary>
    private Hop? Checked(string text, string nexthop, string parameter)
    {
        Hop hop = Hop.Parse(text).Or(nexthop);
        if (hop.Transport.Length > 0)
            return hop;
        log.Warning($"file {settings.ConfigDirectory}/main.cf: parameter {parameter}: null transport is not allowed");
        return null;
    }

    private Parameter<string> BlameFor(string defaultTransport) =>
        defaultTransport == settings[parameters.DefaultTransport]
            ? parameters.DefaultTransport
            : parameters.SenderDependentDefaultTransportMaps;

    private string? DefaultTransport(string sender)
    {
        string key = sender.Length > 0 ? sender : settings[RewriteParameters.EmptyAddressDefaultTransportMapsLookupKey];
        return Opinion(tables.SenderTransports, key, settings[parameters.DefaultTransport]);
    }

    private string? RelayNexthop(string sender, string domain)
    {
        string key = sender.Length > 0 ? sender : settings[RewriteParameters.EmptyAddressRelayhostMapsLookupKey];
        return Opinion(tables.SenderRelayhosts, key, _relayhost.Length > 0 ? _relayhost : domain);
    }

    /// <summary>What a sender-dependent table says; null when it cannot be searched.</summary>
    private string? Opinion(AddressMaps maps, string key, string otherwise)
    {
        LookupResult found = maps.Find(key).Result;
        if (found.IsFailed)
        {
            log.Warning($"{maps.Maps.Title} lookup failure");
            return null;
        }
        return found.IsFound && !ByteText.EqualsIgnoreCase(found.Value, NoOpinion) ? found.Value : otherwise;
    }
}
