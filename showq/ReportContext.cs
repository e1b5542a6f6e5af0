using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.Showq;

/// <summary>What all reports share.</summary>
/// <param name="Queues">The spool.</param>
/// <param name="NullAddress">What stands for the null address (<c>empty_address_recipient</c>).</param>
/// <param name="FilterLimit">Most recipients of a defer log that are remembered; 0 is no limit (<c>duplicate_filter_limit</c>).</param>
/// <param name="Log">For oddities.</param>
internal sealed record ReportContext(QueueDirectory Queues, string NullAddress, int FilterLimit, Log Log);
