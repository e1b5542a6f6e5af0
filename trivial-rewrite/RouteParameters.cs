using Postfix.Config;

namespace Postfix.TrivialRewrite;

/// <summary>The parameters of a <see cref="RoutePolicy"/>.</summary>
internal sealed record RouteParameters(
    Parameter<string> LocalTransport,
    Parameter<string> VirtualTransport,
    Parameter<string> RelayTransport,
    Parameter<string> DefaultTransport,
    Parameter<string> SenderDependentDefaultTransportMaps,
    Parameter<string> Relayhost,
    Parameter<string> SenderDependentRelayhostMaps,
    Parameter<string> TransportMaps)
{
    /// <summary>For mail.</summary>
    public static readonly RouteParameters Mail = new(
        RewriteParameters.LocalTransport,
        RewriteParameters.VirtualTransport,
        RewriteParameters.RelayTransport,
        RewriteParameters.DefaultTransport,
        RewriteParameters.SenderDependentDefaultTransportMaps,
        MailParameters.Relayhost,
        RewriteParameters.SenderDependentRelayhostMaps,
        RewriteParameters.TransportMaps);

    /// <summary>For address probes (ADDRESS_VERIFICATION_README).</summary>
    public static readonly RouteParameters Probes = new(
        VerifyParameters.LocalTransport,
        VerifyParameters.VirtualTransport,
        VerifyParameters.RelayTransport,
        VerifyParameters.DefaultTransport,
        VerifyParameters.SenderDependentDefaultTransportMaps,
        VerifyParameters.Relayhost,
        VerifyParameters.SenderDependentRelayhostMaps,
        VerifyParameters.TransportMaps);
}
