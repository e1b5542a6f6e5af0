using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Services;
using Postfix.SmtpClient.Destinations;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;
using Postfix.SmtpClient.Transactions;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>What all deliveries of this process share. Safe for use by many threads.</summary>
internal sealed record ClientServices
{
    public required Log Log { get; init; }

    public required DeliveryRules Delivery { get; init; }

    public required DestinationParser Destinations { get; init; }

    public required ServerFinder Finder { get; init; }

    public required Connector Connector { get; init; }

    public required ConnectionCache Cache { get; init; }

    public required SessionRules Sessions { get; init; }

    public required HandshakeRules Handshakes { get; init; }

    public required TransactionRules Transactions { get; init; }

    public required RouteRules Routes { get; init; }

    /// <summary>Hands a request to another delivery agent.</summary>
    public required Func<string, DeliverRequest, DeliverReply> PassOn { get; init; }

    public required DebugPeers DebugPeers { get; init; }

    public required SessionNotices Notices { get; init; }
}
