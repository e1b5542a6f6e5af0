using System.Globalization;
using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>The lines that cleanup(8) logs about messages.</summary>
/// <param name="log">The process's log.</param>
/// <param name="addresses">Form of addresses.</param>
internal sealed class CleanupLog(Log log, AddressLogForm addresses)
{
    private const int ContentLimit = 200;
    private const int MimeTextLimit = 100;
    private const int RecordLimit = 100;
    private const int AliasLimit = 300;

    /// <summary>The message's Message-Id: or Resent-Message-Id:.</summary>
    public void MessageId(Message message, string name, string value) => log.Info($"{message.Id}: {name}={value}");

    /// <summary>A content check had an effect.</summary>
    public void Action(Message message, string action, string context, string content, string text)
    {
        string origin = message.Attributes[QueueAttributeNames.LogMessageOrigin];
        string line = $"{message.Id}: {action}: {context} {Cut(content, ContentLimit)} from {origin};";
        if (message.Sender is not null)
            line += $" from=<{addresses.Show(message.Sender)}>";
        if (message.LastRecipient is not null)
            line += $" to=<{addresses.Show(message.LastRecipient)}>";
        if (message.Attributes.TryGetValue(QueueAttributeNames.LogProtocolName, out string? protocol))
            line += $" proto={protocol}";
        if (message.Attributes.TryGetValue(QueueAttributeNames.LogHeloName, out string? helo))
            line += $" helo=<{helo}>";
        log.Info(text.Length > 0 ? $"{line}: {text}" : line);
    }

    /// <summary>The content violates MIME and the site is strict.</summary>
    public void MimeViolation(Message message, string description, string text)
    {
        string origin = message.Attributes[QueueAttributeNames.LogMessageOrigin];
        log.Info($"{message.Id}: reject: mime-error {description}: {Cut(text, MimeTextLimit)} from {origin}; "
            + $"from=<{addresses.Show(message.Sender ?? "")}> to=<{addresses.Show(message.LastRecipient ?? "unknown")}>");
    }

    /// <summary>A record of the client makes the message unusable.</summary>
    public void Rejected(Message message, string problem) => log.Warning($"{message.Id}: message rejected: {problem}");

    /// <summary>An attribute has no name or no '='.</summary>
    public void MalformedAttribute(Message message, string problem, string record) =>
        Rejected(message, $"malformed attribute: {problem}: {Cut(record, RecordLimit)}");

    /// <summary>Something that the client sent is not used.</summary>
    public void Ignored(Message message, string what) => log.Warning($"{message.Id}: {what}");

    /// <summary>The Received: headers show that the message goes in circles.</summary>
    public void TooManyHops(Message message) => Rejected(message, "hopcount exceeded");

    /// <summary>A table cannot be searched now.</summary>
    public void LookupProblem(Message message, string table) =>
        log.Warning($"{message.Id}: {table} map lookup problem -- message not accepted, try again later");

    /// <summary>The list of those who keep their host cannot be searched now.</summary>
    public void MasqueradeProblem(Message message, string list) =>
        log.Info($"{message.Id}: {list} map lookup problem -- message not accepted, try again later");

    /// <summary>A table cannot be searched now.</summary>
    public void LookupProblem(Message message, string table, string address) =>
        log.Warning($"{message.Id}: {table} map lookup problem for {address} -- message not accepted, try again later");

    /// <summary>A mapping leads in circles or too far.</summary>
    public void UnreasonableNesting(Message message, string table, string address) =>
        log.Warning($"{message.Id}: unreasonable {table} map nesting for {address} -- message not accepted, try again later");

    /// <summary>An alias has too many members.</summary>
    public void UnreasonableExpansion(Message message, string table, string address) =>
        log.Warning($"{message.Id}: unreasonable {table} map expansion size for {address} -- message not accepted, try again later");

    /// <summary>A member of an alias is too long.</summary>
    public void UnreasonableAddress(Message message, string table, string result) =>
        log.Warning($"{message.Id}: unreasonable {table} result {Cut(result, AliasLimit)}... -- message not accepted, try again later");

    /// <summary>A table for one address has several.</summary>
    public void MultipleValues(Message message, string table, string address) =>
        log.Warning($"{message.Id}: multi-valued {table} entry for {address}");

    /// <summary>A header is reduced to its address.</summary>
    public void StrippedComments(string text) =>
        log.Warning($"stripping too many comments from address: {Cut(text, RecordLimit)}...");

    /// <summary>The queue file cannot be written.</summary>
    public void WriteFailure(Message message, string reason) => log.Warning($"{message.Id}: write queue file: {reason}");

    /// <summary>The queue file grows beyond <c>message_size_limit</c>.</summary>
    public void TooLarge(Message message) => log.Warning($"{message.Id}: queue file size limit exceeded");

    /// <summary>A queue file that could not be written is thrown away (the words are those of earlier implementations, for log tools).</summary>
    public void ThrownAway() => log.Warning("mail_stream_cleanup: close error");

    /// <summary>The clock of a file server is ahead of ours.</summary>
    public void FileClockAhead(TimeSpan lead) =>
        log.Warning(string.Create(CultureInfo.InvariantCulture, $"file system clock is {lead.TotalSeconds:F0} seconds ahead of local clock"));

    /// <summary>A service did not do its part.</summary>
    public void ServiceFailure(Message message, string what) => log.Warning($"{message.Id}: {what}");

    /// <summary>Something is wrong with the configuration or a table.</summary>
    public void BadConfiguration(string text) => log.Warning(text);

    private static string Cut(string text, int limit) => text.Length > limit ? text[..limit] : text;
}
