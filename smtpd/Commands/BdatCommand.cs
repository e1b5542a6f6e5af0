using Postfix.Config;
using Postfix.Smtp;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Commands;

/// <summary>
/// BDAT (RFC 3030). The chunk follows the command at once, so it must be read, or at least skipped, whatever the reply is; when
/// nobody knows how long it is, the session ends.
/// </summary>
internal sealed class BdatCommand(SmtpdServices services) : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (state.Rights.HiddenKeywords.HasFlag(EhloKeywords.Chunking))
            return CommandResult.ProtocolError(Replies.BdatDisabled);
        if (BdatArguments.Parse(arguments) is not { } chunk)
        {
            services.Log.MalformedBdat(state.Transaction.QueueId, state.Client, ByteText.TrimEnd($"BDAT {arguments.ReadRest()}"));
            return CommandResult.ProtocolError(Replies.BdatSyntax);
        }
        if (FindObstacle(state, chunk) is { } obstacle)
            return Skip(session, chunk, obstacle);
        return Receive(session, chunk);
    }

    // The reply that refuses the chunk; null when it may come.
    private CommandResult? FindObstacle(SessionState state, BdatArguments chunk)
    {
        MailTransaction transaction = state.Transaction;
        if (chunk is { Size: 0, IsLast: false })
        {
            services.Log.NullBdat(transaction.QueueId, state.Client);
            return CommandResult.Refused(Replies.NullBdat);
        }
        if (transaction.Bdat == BdatState.Failed)
            return CommandResult.Refused($"551 5.0.0 Discarded {chunk.Size} bytes after earlier error");
        if (transaction.Bdat == BdatState.None && FindFirstChunkObstacle(state) is { } obstacle)
            return obstacle;
        long limit = services.Settings[MailParameters.MessageSizeLimit];
        if (limit > 0 && (transaction.Content?.Size ?? 0) > limit - chunk.Size)
        {
            services.Log.BdatTooBig(transaction.QueueId, state.Client);
            return CommandResult.PolicyError(Replies.ChunkTooBig);
        }
        return null;
    }

    // The first BDAT is judged like DATA.
    private CommandResult? FindFirstChunkObstacle(SessionState state)
    {
        if (state.Transaction.RecipientCount == 0)
            return state.Transaction.IsOpen ? CommandResult.Refused(Replies.NoValidRecipients) : CommandResult.ProtocolError(Replies.NeedRcpt);
        return !state.Rights.IsStandAlone && services.Access.CheckData(state) is { } rejection
            ? CommandResult.Refused(rejection)
            : null;
    }

    private CommandResult Skip(SmtpSession session, BdatArguments chunk, CommandResult refusal)
    {
        bool isInStep = session.Message.TrySkipChunk(chunk.Size);
        session.Reply(refusal.Reply!);
        if (!isInStep)
        {
            services.Log.BdatInputDisabled(session.State.Transaction.QueueId, session.State.Client);
            session.Dialogue.CloseInput();
        }
        if (chunk.IsLast)
            session.EndTransaction();
        else
            session.State.Transaction.Bdat = BdatState.Failed;
        return refusal with { Reply = null };
    }

    private static CommandResult Receive(SmtpSession session, BdatArguments chunk)
    {
        SessionState state = session.State;
        if (state.Transaction.Bdat == BdatState.None)
            session.Message.Begin();
        state.Transaction.Bdat = BdatState.Receiving;
        state.Stage = Stages.BdatContent;
        session.Message.ReceiveChunk(chunk);
        if (chunk.IsLast)
        {
            state.Stage = Stages.EndOfMessage;
            return session.Message.Finish();
        }
        if (!session.Message.HasFailed)
            return CommandResult.Accepted($"250 2.0.0 Ok: {chunk.Size} bytes");
        CommandResult failure = session.Message.Finish();
        state.Transaction.Bdat = BdatState.Failed;
        return failure;
    }
}
