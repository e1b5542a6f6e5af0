using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.TrivialRewrite;

/// <summary>The tables of a <see cref="RoutePolicy"/>.</summary>
/// <param name="Transports"><c>transport_maps</c>.</param>
/// <param name="SenderTransports"><c>sender_dependent_default_transport_maps</c>.</param>
/// <param name="SenderRelayhosts"><c>sender_dependent_relayhost_maps</c>.</param>
internal sealed record RouteTables(TransportMap Transports, AddressMaps SenderTransports, AddressMaps SenderRelayhosts)
{
    // Routing decisions must not be made by text that a stranger put into an address.
    private const TableFlags Flags = TableFlags.Usual | TableFlags.NoSubstitution;

    /// <summary>Opens the tables.</summary>
    public static RouteTables Open(TableSet tables, RouteParameters parameters, AddressRules rules, TimeProvider clock)
    {
        return new RouteTables(
            new TransportMap(
                Maps(parameters.TransportMaps), MatchList.MatchingOf(tables, RewriteParameters.TransportMaps.Name), clock,
                tables.Context.Log),
            Maps(parameters.SenderDependentDefaultTransportMaps),
            Maps(parameters.SenderDependentRelayhostMaps));

        AddressMaps Maps(Parameter<string> parameter) =>
            new(MapList.Open(tables, parameter.Name, tables.Context.Settings[parameter], Flags), rules, tables.Context.Log);
    }
}
