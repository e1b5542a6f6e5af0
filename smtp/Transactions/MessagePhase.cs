using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Transactions;

/// <summary>
/// The second half of a mail transaction: the content, the end of data, and the verdict: one for all (SMTP, RFC 5321), or one for
/// each
/// recipient that was accepted (LMTP, RFC 2033).
/// </summary>
internal sealed class MessagePhase(
    SmtpSession session, DeliverRequest request, RecipientLedger ledger, IReadOnlyList<PendingRecipient> accepted, TransactionRules rules)
    : IReplyHandler
{
    /// <summary>
    /// Sends the message. When no recipient was accepted but DATA was, the end of data alone gets us out again (RFC 2920).
    /// </summary>
    public void Run(ContentSender content)
    {
        Trouble? trouble = null;
        try
        {
            if (accepted.Count > 0)
                trouble = content.Send(session);
        }
        catch (ConversationException error) when (error.Fault == ConversationFault.Lost)
        {
            HearRejection(error);
            return;
        }
        if (trouble is null)
            EndData();
        else
            GiveUp(trouble);
    }

    public void OnReply(PendingCommand command, SmtpReply reply)
    {
        request.Times.Delivered = rules.Clock.GetUtcNow();
        if (accepted.Count == 0)
            return;
        if (command.Recipient is { } recipient)
            Judge(recipient, reply);
        else if (reply.IsPositive)
            foreach (PendingRecipient each in accepted)
                ledger.Sent(each, session, reply);
        else
            ledger.FailAll(Trouble.Refused(session, reply, Stage.EndOfData), session);
    }

    private void EndData()
    {
        CommandPipeline pipeline = new(session, this);
        session.Send(".");
        if (rules.IsLmtp && accepted.Count > 0)
            foreach (PendingRecipient recipient in accepted)
                pipeline.Expect(Stage.EndOfData, recipient);
        else
            pipeline.Expect(Stage.EndOfData);
        rules.Farewell.CheckAge(session);
        rules.Farewell.SayAhead(session);
        pipeline.Synchronize();
        rules.Farewell.Quit(session);
    }

    private void Judge(PendingRecipient recipient, SmtpReply reply)
    {
        if (reply.IsPositive)
            ledger.Sent(recipient, session, reply);
        else
            ledger.Fail(recipient, Trouble.Refused(session, reply, Stage.EndOfData), session);
    }

    /// <summary>There is no way to take back half a message but to close the connection.</summary>
    private void GiveUp(Trouble trouble)
    {
        session.Worsen(SessionFate.Abandon);
        ledger.FailAll(trouble, session);
    }

    /// <summary>
    /// A server that does not like what it reads may say so and close the connection in the middle of the content; its reply
    /// tells more than
    /// "lost connection" does.
    /// </summary>
    private void HearRejection(ConversationException interruption)
    {
        session.Worsen(SessionFate.Abandon);
        session.Connection.Channel.DiscardOutput();
        SmtpReply? reply = TryReceive();
        bool isRejection = reply?.Class is 4 or 5;
        ledger.FailAll(isRejection ? Trouble.Refused(session, reply!, Stage.EndOfData) : Trouble.Broken(session, interruption), session);
    }

    private SmtpReply? TryReceive()
    {
        try
        {
            return session.Receive(Stage.EndOfData);
        }
        catch (ConversationException)
        {
            return null; // then the interruption itself is all there is to report
        }
    }
}
