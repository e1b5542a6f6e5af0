using Postfix.Logging;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Transactions;

/// <summary>How transactions are held, for all deliveries of this process.</summary>
internal sealed record TransactionRules
{
    public required Log Log { get; init; }

    public required TimeProvider Clock { get; init; }

    public required EnvelopeRules Envelope { get; init; }

    public required Farewell Farewell { get; init; }

    /// <summary>LMTP: one verdict per recipient.</summary>
    public bool IsLmtp { get; init; }

    /// <summary>smtp_send_xforward_command.</summary>
    public bool SendsXforward { get; init; }

    /// <summary>smtp_address_verify_target.</summary>
    public ProbeTarget ProbeTarget { get; init; } = ProbeTarget.Recipient;
}
