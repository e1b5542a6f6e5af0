using Postfix.Logging;

namespace Postfix.SmtpClient.Content;

/// <summary>How content is sent, for all deliveries of this process.</summary>
/// <param name="Log">Where folded lines are reported.</param>
/// <param name="LineLimit">smtp_line_length_limit.</param>
/// <param name="MinDataRate">Bytes per second that a server must take when each request has a deadline; 0 when it has none.</param>
/// <param name="TransferTimeout">Longest time that sending may stall.</param>
/// <param name="PixDelay">Pause before the end of data for PIX firewalls.</param>
internal sealed record ContentRules(Log Log, int LineLimit, int MinDataRate, TimeSpan TransferTimeout, TimeSpan PixDelay);
