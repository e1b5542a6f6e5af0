using Postfix.Services;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Transactions;

/// <summary>Delivers the message of a request to one server in one mail transaction (RFC 5321, section 3.3).</summary>
internal sealed class MailTransaction(DeliverRequest request, RecipientLedger ledger, TransactionRules rules, ContentFactory contents)
{
    /// <summary>Runs the transaction; afterwards every current recipient has a verdict or is for the next server.</summary>
    public void Run(SmtpSession session)
    {
        if (FindObstacle(session) is { } obstacle)
        {
            ledger.FailAll(obstacle, session);
            ledger.HasCompletedSession = true;
            return;
        }
        try
        {
            RunPhases(session);
            ledger.HasCompletedSession |= session.Fate != SessionFate.Abandon;
        }
        catch (ConversationException error)
        {
            session.Worsen(SessionFate.Abandon);
            // Once every recipient has its verdict, how the server takes leave is its own business.
            if (error.Stage < Stage.Reset)
                ledger.FailAll(Trouble.Broken(session, error), session);
        }
    }

    private void RunPhases(SmtpSession session)
    {
        request.Times.ReuseCount = session.Connection.ReuseCount;
        request.Times.Connected = rules.Clock.GetUtcNow();
        EnvelopeCommands commands = new(request, session.Connection.Features, rules.Envelope);
        EnvelopePhase envelope = new(session, request, ledger, commands, rules);
        if (envelope.Run() == EnvelopeOutcome.DataAccepted)
            new MessagePhase(session, request, ledger, envelope.Accepted, rules).Run(contents.Create(commands.IsDowngraded));
    }

    /// <summary>What the server said when it was greeted, perhaps for another message, may leave no point in trying.</summary>
    private Trouble? FindObstacle(SmtpSession session)
    {
        long limit = session.Connection.SizeLimit;
        return limit > 0 && limit < request.DataSize
            ? Trouble.Message("5.3.4", $"message size {request.DataSize} exceeds size limit {limit} of server {session.Peer.Name}")
            : Smtputf8Need.Check(request, session);
    }
}
