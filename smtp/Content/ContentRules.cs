using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.SmtpClient.Content;

/// <summary>How content is sent, for all deliveries of this process.</summary>
internal sealed record ContentRules
{
    public required Log Log { get; init; }

    /// <summary>Bounds of the MIME parser.</summary>
    public required MimeLimits MimeLimits { get; init; }

    /// <summary>smtp_generic_maps; null when there is none.</summary>
    public GenericAddresses? Generic { get; init; }

    /// <summary>Headers that the command line asks for.</summary>
    public AddedHeaders Heading { get; init; } = AddedHeaders.None;

    /// <summary>smtp_line_length_limit; 0 for none.</summary>
    public int LineLimit { get; init; }

    /// <summary>
    /// Bytes per second that a server must take when each request has a deadline (smtp_min_data_rate); 0 when it has none.
    /// </summary>
    public int MinDataRate { get; init; }

    /// <summary>Longest time that sending may stall (smtp_data_xfer_timeout).</summary>
    public TimeSpan TransferTimeout { get; init; }

    /// <summary>Pause before the end of data for PIX firewalls.</summary>
    public TimeSpan PixDelay { get; init; }
}
