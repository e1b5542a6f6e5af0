using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Transactions;

/// <summary>
/// The first half of a mail transaction: XFORWARD, MAIL, RCPT and DATA, sent ahead of their replies where the server permits, and
/// what the
/// replies mean for the recipients.
/// </summary>
internal sealed class EnvelopePhase : IReplyHandler
{
    private const string Data = "DATA";

    private readonly SmtpSession _session;
    private readonly DeliverRequest _request;
    private readonly RecipientLedger _ledger;
    private readonly TransactionRules _rules;
    private readonly EnvelopeCommands _commands;
    private readonly CommandPipeline _pipeline;
    private readonly ProbeTarget _probe;
    private readonly List<PendingRecipient> _accepted = [];
    private bool _isMailRejected;
    private bool _isDataRejected;

    public EnvelopePhase(
        SmtpSession session, DeliverRequest request, RecipientLedger ledger, EnvelopeCommands commands, TransactionRules rules)
    {
        _session = session;
        _request = request;
        _ledger = ledger;
        _commands = commands;
        _rules = rules;
        _pipeline = new CommandPipeline(session, this);
        _probe = (request.Flags & DeliverRequestFlags.Verify) != 0 ? rules.ProbeTarget : ProbeTarget.None;
    }

    /// <summary>The recipients that the server took.</summary>
    public List<PendingRecipient> Accepted => _accepted;

    /// <summary>Runs the phase; unless the server waits for content, it ends with RSET and QUIT.</summary>
    public EnvelopeOutcome Run()
    {
        if (!SendEnvelope() || _isDataRejected)
        {
            Reset();
            return EnvelopeOutcome.NothingToSend;
        }
        return _probe == ProbeTarget.Data ? EnvelopeOutcome.ProbeEnded : EnvelopeOutcome.DataAccepted;
    }

    public void OnReply(PendingCommand command, SmtpReply reply)
    {
        switch (command.Stage)
        {
            case Stage.XforwardClient or Stage.XforwardProtocol when !reply.IsPositive:
                _rules.Log.Warning(
                    $"host {_session.Peer.Endpoint} said: {reply.OneLine} (in reply to {StageTexts.Request(command.Stage)})");
                break;
            case Stage.Mail when !reply.IsPositive:
                _isMailRejected = true;
                _ledger.FailAll(Trouble.Refused(_session, reply, Stage.Mail), _session);
                break;
            case Stage.Rcpt when !_isMailRejected: // otherwise the recipients have their verdict
                OnRecipientReply(command.Recipient!, reply);
                break;
            case Stage.Data:
                OnDataReply(reply);
                break;
        }
    }

    /// <summary>
    /// Sends everything up to DATA and learns the replies; false when it got known before DATA that there is nobody to send to.
    /// </summary>
    private bool SendEnvelope()
    {
        SendXforward();
        Send(Stage.Mail, _commands.MailFrom());
        foreach (PendingRecipient recipient in _ledger.Current)
        {
            string command = _commands.RcptTo(recipient.Envelope);
            _pipeline.MakeRoomFor(command);
            if (_isMailRejected)
                return false;
            _pipeline.Send(Stage.Rcpt, command, recipient);
        }
        if (_probe == ProbeTarget.Recipient)
            return false;
        _pipeline.MakeRoomFor(Data);
        if (!_pipeline.IsAhead && _accepted.Count == 0)
            return false;
        _pipeline.Send(Stage.Data, Data);
        _pipeline.Synchronize();
        return true;
    }

    private void SendXforward()
    {
        if (!_rules.SendsXforward)
            return;
        if (XforwardCommands.Client(_request, _session.Connection.Features) is { } client)
            Send(Stage.XforwardClient, client);
        if (XforwardCommands.Protocol(_request, _session.Connection.Features) is { } protocol)
            Send(Stage.XforwardProtocol, protocol);
    }

    private void Send(Stage stage, string command)
    {
        _pipeline.MakeRoomFor(command);
        _pipeline.Send(stage, command);
    }

    private void OnRecipientReply(PendingRecipient recipient, SmtpReply reply)
    {
        if (!reply.IsPositive)
        {
            _ledger.Fail(recipient, Trouble.Refused(_session, reply, Stage.Rcpt), _session);
            return;
        }
        _accepted.Add(recipient);
        if (_probe == ProbeTarget.Recipient)
            _ledger.Sent(recipient, _session, reply);
    }

    private void OnDataReply(SmtpReply reply)
    {
        if (reply.Class != 3)
        {
            _isDataRejected = true;
            if (_accepted.Count > 0)
                _ledger.FailAll(Trouble.Refused(_session, reply, Stage.Data), _session);
        }
        else if (_probe == ProbeTarget.Data)
        {
            // The server now waits for a message that it will not get: nothing else may be said to it.
            _session.Worsen(SessionFate.Abandon);
            foreach (PendingRecipient recipient in _accepted)
                _ledger.Sent(recipient, _session, reply with { Status = "2.0.0" });
        }
    }

    private void Reset()
    {
        Send(Stage.Reset, "RSET");
        _rules.Farewell.CheckAge(_session);
        _rules.Farewell.SayAhead(_session);
        _pipeline.Synchronize();
        _rules.Farewell.Quit(_session);
    }
}
