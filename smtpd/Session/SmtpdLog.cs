using System.Globalization;
using System.Text;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Smtpd.Restrictions;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>The log lines of smtpd, one method each (contract: files.md, section 6). Log analyzers parse them.</summary>
/// <param name="log">The process's log.</param>
/// <param name="addresses">Form of addresses.</param>
internal sealed class SmtpdLog(Log log, AddressLogForm addresses)
{
    private const string NoQueueId = "NOQUEUE";
    private const int MaxRequestShown = 30;
    private const int MaxCommandShown = 100;

    /// <summary>A warning in words of its own.</summary>
    public void Warn(string text) => log.Warning(text);

    /// <summary>An old default has decided (COMPATIBILITY_README).</summary>
    /// <param name="parameter">Whose default it is.</param>
    /// <param name="value">The value as the line shows it.</param>
    /// <param name="effect">What it does here.</param>
    public void LegacyDefault(Parameter parameter, string value, string effect) =>
        log.Info(LegacyDefaults.Notice(parameter, value, effect));

    /// <summary>Only an old default lets a stranger's mail pass.</summary>
    public void LegacyRelay(string recipient, ClientIdentity client) => log.Info(
        $"using backwards-compatible default setting \"{SmtpdAccessParameters.RelayRestrictions.Name} = (empty)\" to avoid "
        + $"\"Relay access denied\" error for recipient \"{recipient}\" from client \"{client.NameAddress}\"");

    public void Connect(ClientIdentity client) => log.Info($"connect from {client.NameAddress}");

    public void Disconnect(ClientIdentity client, string statistics) => log.Info($"disconnect from {client.NameAddress} {statistics}");

    /// <summary>Whether lines under <c>-v</c> are wanted.</summary>
    public bool IsVerbose => log.IsVerbose;

    /// <summary>The message got its queue id.</summary>
    public void Client(string queueId, SessionState session)
    {
        ForwardedClient? forwarded = session.Transaction.Forwarded;
        StringBuilder line = new($"{queueId}: client={session.Client.NameAddress}");
        if (session.Login is { } login)
            line.Append(CultureInfo.InvariantCulture, $", sasl_method={login.Method}, sasl_username={login.UserName}");
        if (session.Transaction.Parameters?.AuthSender is { } sender)
            line.Append(CultureInfo.InvariantCulture, $", sasl_sender={sender}");
        if (forwarded?.Ident is { } ident)
            line.Append(CultureInfo.InvariantCulture, $", orig_queue_id={ident}");
        if (forwarded is { HasClient: true })
            line.Append(CultureInfo.InvariantCulture, $", orig_client={forwarded.NameAddress}");
        log.Info(line.ToString());
    }

    /// <summary>Something was decided about a request: reject, hold, warn …</summary>
    public void Event(RequestFacts request, string what, string text) =>
        log.Info($"{request.QueueId ?? NoQueueId}: {what}: {request.Stage} from {request.Client.NameAddress}: {text};{Describe(request)}");

    /// <summary>The session ends because something cannot be looked up.</summary>
    public void RejectForLackOfData(string? queueId, string stage, ClientIdentity client, string reply) =>
        log.Info($"{queueId ?? NoQueueId}: reject: {stage} from {client.NameAddress}: {reply}");

    /// <summary>A restriction accepted, and such accepts shall be logged.</summary>
    public void Permit(RequestFacts request, string action, CheckSubject subject, string origin)
    {
        string from = origin.Length > 0 ? $"from {origin}" : "";
        Event(request, "permit", $"action={action} for {subject.KindText}={subject.Name} {from}");
    }

    /// <summary>The dialogue ended against the rules.</summary>
    public void Lost(string? queueId, string reason, string stage, ClientIdentity client) =>
        log.Info($"{queueId ?? NoQueueId}: {reason} after {stage} from {client.NameAddress}");

    /// <summary>The dialogue ended within a message; the number of bytes helps to find MTU trouble.</summary>
    public void LostInContent(string? queueId, string reason, string command, long bytes, ClientIdentity client) =>
        log.Info($"{queueId ?? NoQueueId}: {reason} after {command} ({bytes} bytes) from {client.NameAddress}");

    public void ImproperPipelining(string stage, ClientIdentity client, string input) =>
        log.Info($"improper command pipelining after {stage} from {client.NameAddress}: {input}");

    public void DiscardingKeywords(string keywords) => log.Info($"discarding EHLO keywords: {keywords}");

    public void ReplacedCommand(ClientIdentity client, string command, string replacement) =>
        log.Info($"{client.NameAddress}: replacing command \"{Cut(command)}\" with \"{Cut(replacement)}\"");

    public void FilteredReply(string? queueId, string before, string after)
    {
        log.Info($"{queueId ?? NoQueueId}: reply filter in: {before}");
        log.Info($"{queueId ?? NoQueueId}: reply filter out: {after}");
    }

    public void BadReplyFilterResult(string? queueId, string result) =>
        log.Warning($"{queueId ?? NoQueueId}: ignoring invalid reject filter result: {result}");

    public void NonSmtpCommand(ClientIdentity client, string command) =>
        log.Warning($"non-SMTP command from {client.NameAddress}: {Cut(command)}");

    public void LongRequest(ClientIdentity client, int limit, string request) =>
        log.Warning($"{client.NameAddress}: request longer than {limit}: {ByteText.Printable(Cut(request, MaxRequestShown))}...");

    public void IllegalAddress(ClientIdentity client, string command, string address) =>
        log.Warning($"Illegal address syntax from {client.NameAddress} in {command} command: {ByteText.Printable(address)}");

    public void RateExceeded(string what, int rate, ClientIdentity client, string service) =>
        log.Warning($"{what} limit exceeded: {rate} from {client.NameAddress} for service {service}");

    public void TlsRefused(string request, ClientIdentity client, string service) =>
        log.Warning($"Refusing {request} from {client.NameAddress} for service {service}");

    public void TlsAborted(ClientIdentity client, string reason) =>
        log.Info($"{NoQueueId}: abort: TLS from {client.NameAddress}: {reason}");

    public void WrapperDropped(ClientIdentity client, string service) => log.Warning(
        $"Wrapper-mode request dropped from {client.NameAddress} for service {service}. TLS context initialization failed. "
        + "For details see earlier warnings in your logs.");

    public void MappedStatus(string configured, string subject, string status) =>
        log.Info($"mapping DSN status {configured} into {subject} status {status}");

    public void SizeLimitExceeded(string? queueId) => log.Warning($"{queueId ?? NoQueueId}: queue file size limit exceeded");

    public void MalformedBdat(string? queueId, ClientIdentity client, string command) =>
        log.Warning($"{queueId ?? NoQueueId}: malformed BDAT command syntax from {client.NameAddress}: {ByteText.Printable(Cut(command))}");

    public void NullBdat(string? queueId, ClientIdentity client) =>
        log.Warning($"{queueId ?? NoQueueId}: null BDAT request from {client.NameAddress}");

    public void BdatTooBig(string? queueId, ClientIdentity client) =>
        log.Warning($"{queueId ?? NoQueueId}: BDAT request from {client.NameAddress} exceeds message size limit");

    public void BdatInputDisabled(string? queueId, ClientIdentity client) =>
        log.Warning($"{queueId ?? NoQueueId}: too much BDAT content -- disabling further input from {client.NameAddress}");

    public void UnknownNotifyWord(string word, string value) =>
        log.Warning($"unknown DSN NOTIFY command value \"{ByteText.Printable(word)}\" in \"{ByteText.Printable(value)}\"");

    /// <summary>A client could not prove who it is. Log tools count these lines.</summary>
    public void AuthenticationFailed(ClientIdentity client, string method, string reason, string? user) => log.Warning(
        $"{client.NameAddress}: SASL {Cut(method)} authentication failed: {reason}, sasl_username={Cut(user ?? "(unavailable)")}");

    public void AuthenticationAborted(ClientIdentity client, string method) =>
        log.Warning($"{client.NameAddress}: SASL {method} authentication aborted");

    public void EtrnDenied(string domain, ClientIdentity client) => log.Warning($"reject: ETRN {Cut(domain)}... from {client.NameAddress}");

    public void EtrnBad(string domain, ClientIdentity client) => log.Warning($"bad ETRN {Cut(domain)}... from {client.NameAddress}");

    public void FlushUnavailable() => log.Warning("unable to talk to fast flush service");

    public void EtrnOnStandardInput() => log.Warning("do not use ETRN in \"sendmail -bs\" mode");

    public void NameDoesNotResolve(string name, string address, string reason) =>
        log.Warning($"hostname {name} does not resolve to address {address}{(reason.Length > 0 ? ": " : "")}{reason}");

    public void LowOnSpace(long free, double factor) =>
        log.Warning($"not enough free space in mail queue: {free} bytes < {factor.ToString(CultureInfo.InvariantCulture)}*message size limit");

    public void CleanupLost(string? queueId, string reason) =>
        log.Warning($"{queueId ?? NoQueueId}: cleanup service: {reason}");

    public void StoreUnavailable(string reason) => log.Warning($"unable to connect to the queue file service: {reason}");

    /// <summary>A reply line, under <c>-v</c>.</summary>
    public void Sent(ClientIdentity client, string line)
    {
        if (log.IsVerbose)
            log.Debug($"> {client.NameAddress}: {line}");
    }

    /// <summary>A command line, under <c>-v</c>.</summary>
    public void Received(ClientIdentity client, ReadOnlySpan<byte> line)
    {
        if (log.IsVerbose)
            log.Debug($"< {client.NameAddress}: {ByteText.FromBytes(line)}");
    }

    public void RestrictionsTooDeep(CheckSubject subject) =>
        log.Warning($"restrictions for {subject.KindText} cause unreasonable recursion");

    private string Describe(RequestFacts request)
    {
        StringBuilder text = new();
        if (request.Sender is not null)
            text.Append(CultureInfo.InvariantCulture, $" from=<{addresses.Show(request.Sender)}>");
        if (request.Recipient is not null)
            text.Append(CultureInfo.InvariantCulture, $" to=<{addresses.Show(request.Recipient)}>");
        text.Append(CultureInfo.InvariantCulture, $" proto={request.Protocol}");
        if (request.HeloName is not null)
            text.Append(CultureInfo.InvariantCulture, $" helo=<{request.HeloName}>");
        return text.ToString();
    }

    private static string Cut(string text, int length = MaxCommandShown) => text.Length <= length ? text : text[..length];
}
