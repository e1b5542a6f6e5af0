using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Text;

namespace Postfix.QueueManager;

/// <summary>All log lines of the queue manager.</summary>
/// <param name="log">The process's log.</param>
/// <param name="addresses">Form of addresses.</param>
internal sealed class QueueManagerLog(Log log, AddressLogForm addresses)
{
    private const int ExcerptLength = 200;

    /// <summary>A message has become active.</summary>
    public void Opened(QueueId id, MessageEnvelope envelope) =>
        log.Info($"{id}: from=<{addresses.Show(envelope.Sender ?? "")}>, size={envelope.Size.MessageBytes}, nrcpt={envelope.Size.Recipients} (queue active)");

    /// <summary>A message is done.</summary>
    public void Removed(QueueId id) => log.Info($"{id}: removed");

    /// <summary>A message is given up.</summary>
    public void Expired(QueueId id, MessageEnvelope envelope, string status) =>
        log.Info($"{id}: from=<{addresses.Show(envelope.Sender ?? "")}>, status={status}, returned to sender");

    /// <summary>A message stays because nobody could be told about it.</summary>
    public void NotNotified(string id, string notification) => log.Info($"{id}: status=deferred ({notification} failed)");

    /// <summary>An agent of an earlier queue manager still has the message.</summary>
    public void StillBeingDelivered(QueueId id) => log.Info($"{id}: skipped, still being delivered");

    /// <summary>A queue file goes to the corrupt queue.</summary>
    public void SavingCorrupt(QueueId id) =>
        log.Warning($"saving corrupt file \"{id}\" from queue \"{QueueName.Active}\" to queue \"{QueueName.Corrupt}\"");

    /// <summary>A queue file has gone that should be there.</summary>
    public void Vanished(QueueId id, string operation) => log.Warning($"{id}: {operation}: No such file or directory");

    /// <summary>Something in a queue that is no regular file.</summary>
    public void NoRegularFile(string path, in FileStatus status) => log.Warning(QueueFileMode.DescribeIrregular(path, status));

    /// <summary>The record format is broken.</summary>
    public void Unreadable(QueueId id, CorruptRecordException error) => log.Warning($"{id}: {error.Message}");

    /// <summary>Something is missing in a queue file.</summary>
    public void Rejected(QueueId id, string problem) => log.Warning($"{id}: message rejected: {problem}");

    /// <summary>A record of a type that may not stand here.</summary>
    public void UnexpectedRecord(RecordType type, long offset) =>
        log.Warning($"Unexpected record type '{(char)type}' at offset {offset}");

    /// <summary>A size record that makes no sense.</summary>
    public void InvalidSize(QueueId id, string text) => log.Warning($"{id}: invalid size record: {Excerpt(text)}");

    /// <summary>An attribute record that makes no sense.</summary>
    public void BadAttribute(QueueId id, string text) => log.Warning($"{id}: bad attribute record: {Excerpt(text)}");

    /// <summary>A record that is passed over.</summary>
    public void IgnoredRecord(QueueId id, string what, string value) => log.Warning($"{id}: ignoring {what} <{Excerpt(value)}>");

    /// <summary>An attribute that occurs twice.</summary>
    public void MultipleAttribute(QueueId id, string name, string value) =>
        log.Warning($"{id}: ignoring multiple {name} attribute: {Excerpt(value)}");

    /// <summary>The number of recipients is not the one in the size record.</summary>
    public void CountMismatch(QueueId id, int difference) => log.Warning($"{id}: rcpt count mismatch ({difference})");

    /// <summary>Nobody can be told anything by such a sender address.</summary>
    public void VerpForNullSender(QueueId id) => log.Warning($"{id}: ignoring VERP request for null sender");

    /// <summary>Delimiters that are not allowed.</summary>
    public void BadVerp(QueueId id, string delimiters) => log.Warning($"{id}: ignoring bad VERP request: \"{Excerpt(delimiters)}\"");

    /// <summary>No connection to a delivery service.</summary>
    public void NoConnection(string service, string reason) => log.Warning($"connect to transport private/{service}: {reason}");

    /// <summary>A delivery agent went away.</summary>
    public void PrematureDisconnect(string service) => log.Warning($"private/{service} socket: premature disconnect");

    /// <summary>A delivery agent talks nonsense.</summary>
    public void MalformedResponse(string service, string reason) =>
        log.Warning($"private/{service} socket: malformed response: {reason}");

    /// <summary>A delivery agent does not take a request.</summary>
    public void CannotWrite(string service, string reason) => log.Warning($"write to process ({service}): {reason}");

    /// <summary>A setting that contradicts another one.</summary>
    public void Adjusted(string parameter, string relation, string other) =>
        log.Warning($"{parameter} is {relation} than {other} - adjusting {parameter}");

    /// <summary>A feedback setting that makes no sense.</summary>
    public void BadFeedback(string parameter, string value) =>
        log.Warning($"{parameter}: ignoring malformed or unreasonable feedback: {value}");

    /// <summary>A delivery result changes a concurrency window by this much.</summary>
    public void Feedback(string occasion, double amount) => log.Info(FormattableString.Invariant($"{occasion}: feedback {amount:G6}"));

    /// <summary>A concurrency window after a change.</summary>
    public void Window(string occasion, DestinationQueue destination) =>
        log.Info($"{occasion}: queue {destination.Name}: {destination.DescribeWindow()}");

    /// <summary>One destination takes a big share of the active queue.</summary>
    public void Congestion(DestinationQueue destination, int length, int messages, int activeLimit)
    {
        Transport transport = destination.Transport;
        double share = length / (double)messages;
        log.Warning($"mail for {destination.Nexthop} is using up {length} of {messages} active queue entries");
        if (share < 0.9)
            log.Warning("this may slow down other mail deliveries");
        int limit = transport.Limits.DestinationConcurrency;
        if (limit > 0 && limit <= destination.Busy.Count + 1)
            log.Warning($"you may need to increase the main.cf {transport.Name}_destination_concurrency_limit from {limit}");
        else if (destination.Concurrency > activeLimit * share)
            log.Warning($"you may need to increase the main.cf qmgr_message_active_limit from {activeLimit}");
        else if (transport.Destinations.Count > 1)
            log.Warning($"you may need a separate master.cf transport for {destination.Nexthop}");
        else
            SlowDestination(transport.Name);
        log.Warning("please avoid flushing the whole queue when you have");
        log.Warning("lots of deferred mail, that is bad for performance");
        log.Warning("to turn off these warnings specify: qmgr_clog_warn_time = 0");
    }

    private void SlowDestination(string transport)
    {
        log.Warning($"you may need to reduce {transport} connect and helo timeouts");
        log.Warning("so that Postfix quickly skips unavailable hosts");
        log.Warning("you may need to increase the main.cf minimal_backoff_time and maximal_backoff_time");
        log.Warning("so that Postfix wastes less time on undeliverable mail");
        log.Warning($"you may need to increase the master.cf {transport} process limit");
    }

    private static string Excerpt(string text) => ByteText.Printable(text.Length > ExcerptLength ? text[..ExcerptLength] : text);
}
