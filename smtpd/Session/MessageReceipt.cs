using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Content;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Restrictions;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Receives the content of messages and hands them over: only what cleanup has on stable storage is answered with 250.</summary>
internal sealed class MessageReceipt(SmtpSession session, SmtpdServices services)
{
    // Fewer and larger reads for bulk; given back after each message.
    private const int InputBufferSize = 32 * 1024;

    private readonly Settings _settings = services.Settings;

    private MailTransaction Transaction => session.State.Transaction;

    private RecordWriter Records => Transaction.Submission!.Records;

    /// <summary>Whether what was received so far cannot become a message.</summary>
    public bool HasFailed => Transaction.Content is { Fault: not ContentFault.None };

    /// <summary>Ends the envelope, and begins the content with our own headers.</summary>
    public void Begin()
    {
        WriteCleanupFlags();
        Records.Write(RecordType.Message);
        foreach (string header in Transaction.Actions.Headers)
            Records.Write(RecordType.Line, header);
        foreach (string line in ComposeReceived().Compose())
            Records.Write(RecordType.Line, line);
        Transaction.Content = new ContentWriter(Records, _settings[MailParameters.MessageSizeLimit]);
    }

    /// <summary>Receives content up to the lone dot.</summary>
    public void ReceiveData()
    {
        DataReceiver receiver = new(NewLineSplitter(), Transaction.Content!, session.State.Rights.BareNewlines);
        bool isComplete = false;
        while (!isComplete)
        {
            ReadOnlySpan<byte> input = session.Dialogue.ReadContent(InputBufferSize);
            int length = input.Length;
            isComplete = receiver.Receive(ref input);
            session.Dialogue.Consume(length - input.Length);
        }
        NoteBareNewlines(receiver.SawBareNewline);
    }

    /// <summary>Receives one chunk.</summary>
    public void ReceiveChunk(BdatArguments chunk)
    {
        ChunkReceiver receiver = Transaction.Chunks ??=
            new ChunkReceiver(NewLineSplitter(), Transaction.Content!, session.State.Rights.BareNewlines);
        for (long left = chunk.Size; left > 0;)
        {
            ReadOnlySpan<byte> input = session.Dialogue.ReadContent(InputBufferSize);
            int length = (int)Math.Min(input.Length, left);
            receiver.Receive(input[..length]);
            session.Dialogue.Consume(length);
            left -= length;
        }
        if (chunk.IsLast)
            receiver.Finish();
        NoteBareNewlines(receiver.SawBareNewline);
    }

    /// <summary>
    /// Reads a chunk and throws it away, to stay in step with the client. False, without reading, when that would be more than
    /// one and a half times the largest message.
    /// </summary>
    public bool TrySkipChunk(long size)
    {
        long limit = _settings[MailParameters.MessageSizeLimit];
        long received = Transaction.SkippedBytes + (Transaction.Content?.Size ?? 0);
        if (limit > 0 && received + size > limit * 1.5)
            return false;
        Transaction.SkippedBytes += size;
        for (long left = size; left > 0;)
        {
            int length = (int)Math.Min(session.Dialogue.ReadContent(InputBufferSize).Length, left);
            session.Dialogue.Consume(length);
            left -= length;
        }
        return true;
    }

    /// <summary>Hands the message over and ends the transaction.</summary>
    public CommandResult Finish()
    {
        ContentFault fault = Transaction.Content!.Fault;
        CommandResult result = fault == ContentFault.None ? Commit() : Refuse(fault);
        if (result.Outcome == CommandOutcome.Accepted)
            session.State.Forgive();
        else
            ShowRefused();
        session.EndTransaction();
        session.Dialogue.ReleaseBuffers();
        return result;
    }

    private CommandResult Commit()
    {
        if (!session.State.Rights.IsStandAlone && services.Access.CheckEndOfData(session.State) is { } rejection)
            return CommandResult.Refused(rejection);
        string queueId = Transaction.QueueId!;
        try
        {
            WriteEnd();
            CleanupResult verdict = Transaction.Submission!.Finish();
            return verdict.IsOk ? CommandResult.Accepted(Confirm(queueId)) : CleanupReplies.For(verdict);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            services.Log.CleanupLost(queueId, error.Message);
            return CleanupReplies.For(new CleanupResult(CleanupStatus.Write, ""));
        }
    }

    // Cleanup logs the message id of whatever it gets to see, which helps to find out what was refused.
    private void ShowRefused()
    {
        try
        {
            Transaction.Submission!.Flush();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            services.Log.CleanupLost(Transaction.QueueId, error.Message);
        }
    }

    private string Confirm(string queueId) => Transaction.Bdat == BdatState.None
        ? $"250 2.0.0 Ok: queued as {queueId}"
        : $"250 2.0.0 Ok: {Transaction.Content!.Size} bytes queued as {queueId}";

    private CommandResult Refuse(ContentFault fault)
    {
        switch (fault)
        {
            case ContentFault.BareNewline:
                services.Log.Event(session.State.Describe(), "reject", "bare <LF> received");
                return CommandResult.ProtocolError(
                    Replies.BareNewline(_settings[SmtpdAccessParameters.ForbidBareNewlineRejectCode], _settings[MailParameters.MyHostname]));
            case ContentFault.TooBig:
                services.Log.SizeLimitExceeded(Transaction.QueueId);
                return CleanupReplies.For(new CleanupResult(CleanupStatus.Size, ""));
            default:
                services.Log.CleanupLost(Transaction.QueueId, Transaction.Content!.WriteError?.Message ?? "");
                return CleanupReplies.For(new CleanupResult(CleanupStatus.Write, ""));
        }
    }

    // Access tables may have their say until the end of the content.
    private void WriteEnd()
    {
        MessageActions actions = Transaction.Actions;
        Records.Write(RecordType.Extracted);
        if (actions.Filter is { } filter)
            Records.Write(RecordType.Filter, filter);
        if (actions.Redirect is { } target)
            Records.Write(RecordType.Redirect, target);
        foreach (string recipient in actions.BlindCopies)
        {
            Records.WriteAttribute(QueueAttributeNames.NotifyFlags, (int)NotifyFlags.Never);
            Records.Write(RecordType.Recipient, recipient);
        }
        WriteCleanupFlags();
        Records.Write(RecordType.End);
    }

    private void WriteCleanupFlags()
    {
        CleanupFlags flags = (Transaction.Actions.IsHeld ? CleanupFlags.Hold : CleanupFlags.None)
            | (Transaction.Actions.IsDiscarded ? CleanupFlags.Discard : CleanupFlags.None);
        if (flags != CleanupFlags.None)
            Records.Write(RecordType.CleanupFlags, $"{(int)flags}");
    }

    private SmtpReceivedHeader ComposeReceived()
    {
        SessionState state = session.State;
        return new()
        {
            HeloName = state.HeloName ?? state.Client.Name,
            ClientName = state.Client.Name,
            ClientAddress = state.Client.ProtocolAddress,
            HostName = _settings[MailParameters.MyHostname],
            Software = _settings[MailParameters.MailName],
            Protocol = ProtocolNames.InHeader(state.Protocol, Transaction.Smtputf8, state.Tls is not null, state.Login is not null),
            Encryption = _settings[SmtpdTlsParameters.ReceivedHeader] && state.Tls is { } tls
                ? EncryptionComment.Compose(tls, _settings[SmtpdTlsParameters.AskCcert])
                : [],
            AuthenticatedSender = _settings[SmtpdSaslParameters.AuthenticatedHeader] ? state.Login?.UserName : null,
            QueueId = Transaction.QueueId!,
            OnlyRecipient = Transaction.RecipientCount == 1 ? EmailAddress.Quote(Transaction.FirstRecipient!) : null,
            Date = MailDate.Format(Transaction.Arrival, services.Time),
            HidesClient = _settings[SmtpdParameters.HideClientSession],
        };
    }

    private LineSplitter NewLineSplitter() => new(
        _settings[MimeParameters.LineLengthLimit],
        session.State.Rights.BareNewlines == BareNewlinePolicy.Accept ? StrayCarriageReturns.Strip : StrayCarriageReturns.Keep);

    private void NoteBareNewlines(bool wereSeen) =>
        session.State.SawBareNewline |= wereSeen && session.State.Rights.BareNewlines == BareNewlinePolicy.Note;
}
