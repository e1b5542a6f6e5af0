using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Outcomes;

/// <summary>
/// The recipients of a request on their way through one server after the other. What one server refuses for now goes to the next;
/// only the word of the last one is final.
/// </summary>
internal sealed class RecipientLedger
{
    private const string NoRelay = "none";

    private readonly DeliverRequest _request;
    private readonly IRecipientReports _reports;
    private readonly DeliveryRules _rules;
    private List<PendingRecipient> _current;

    public RecipientLedger(DeliverRequest request, IRecipientReports reports, DeliveryRules rules)
    {
        _request = request;
        _reports = reports;
        _rules = rules;
        _current = [.. request.Recipients.Select(recipient => new PendingRecipient(recipient))];
    }

    /// <summary>The recipients for the current server.</summary>
    public IReadOnlyList<PendingRecipient> Current => _current;

    /// <summary>There are recipients to deliver to.</summary>
    public bool HasRecipients => _current.Count > 0;

    /// <summary>No other server will be tried.</summary>
    public bool IsFinalServer { get; set; }

    /// <summary>
    /// A server has heard out our request, whatever it thought of it: trouble with a less preferred server does not make the
    /// destination bad.
    /// </summary>
    public bool HasCompletedSession { get; set; }

    /// <summary>The last trouble that left recipients over; null when there was none since the last good connection.</summary>
    public Trouble? LastTrouble { get; set; }

    /// <summary>The server took the message for this recipient.</summary>
    public void Sent(PendingRecipient recipient, SmtpSession session, SmtpReply reply)
    {
        bool announcesDsn = session.Offers(ServerFeatures.Dsn);
        // A server that knows DSN will report itself.
        DeliverRecipient envelope = announcesDsn
            ? recipient.Envelope with { Notify = recipient.Envelope.Notify & ~(int)NotifyFlags.Success }
            : recipient.Envelope;
        DsnDetail detail = new(reply.Status, reply.OneLine)
        {
            Action = _rules.IsFinalDelivery && !announcesDsn ? "delivered" : "relayed",
            MtaType = "dns",
            MtaName = session.Peer.Host,
            DiagnosticType = "smtp",
            DiagnosticText = reply.OneLine,
        };
        _reports.Sent(envelope, session.Peer.Endpoint, detail);
        recipient.State = RecipientState.Done;
    }

    /// <summary>The server did not take the message for this recipient.</summary>
    public void Fail(PendingRecipient recipient, Trouble trouble, SmtpSession session)
    {
        LastTrouble = trouble;
        if (MayTryNextServer(trouble))
        {
            _rules.Log.Info($"{_request.QueueId}: {trouble.Detail.Reason}");
            recipient.State = RecipientState.ForNextServer;
        }
        else
        {
            Settle(recipient, trouble, session.Peer.Endpoint);
        }
    }

    /// <summary>
    /// No recipient that is still waiting can be served by this server; <paramref name="session"/> is null when there is no
    /// connection.
    /// </summary>
    public void FailAll(Trouble trouble, SmtpSession? session)
    {
        LastTrouble = trouble;
        if (MayTryNextServer(trouble))
        {
            _rules.Log.Info($"{_request.QueueId}: {trouble.Detail.Reason}");
            foreach (PendingRecipient recipient in Waiting())
                recipient.State = RecipientState.ForNextServer;
        }
        else
        {
            SettleAll(trouble, session);
        }
        if (trouble.Scope == TroubleScope.Site)
            session?.Worsen(SessionFate.CloseInTrouble);
    }

    /// <summary>Leaves all recipients to another delivery agent.</summary>
    /// <param name="deliver">Passes a recipient on; false when the other agent did not settle it.</param>
    public void PassOn(Func<DeliverRecipient, bool> deliver)
    {
        foreach (PendingRecipient recipient in Waiting())
        {
            recipient.State = RecipientState.Done;
            _reports.PassedOn(recipient.Envelope, deliver(recipient.Envelope));
        }
        EndServer();
    }

    /// <summary>Done with a server: what it left over is for the next one.</summary>
    public void EndServer()
    {
        _current = [.. _current.Where(recipient => recipient.State != RecipientState.Done)];
        foreach (PendingRecipient recipient in _current)
            recipient.State = RecipientState.Waiting;
    }

    private bool MayTryNextServer(Trouble trouble) =>
        !IsFinalServer && (trouble.IsSoft || trouble.IsOfThisServer || _rules.IsSoftBounce);

    private IEnumerable<PendingRecipient> Waiting() => _current.Where(recipient => recipient.State == RecipientState.Waiting);

    private void SettleAll(Trouble trouble, SmtpSession? session)
    {
        // One time stamp for all, so that their log lines agree.
        DateTimeOffset now = _rules.Clock.GetUtcNow();
        if (_request.Times.Connected == default)
            _request.Times.Connected = now;
        _request.Times.Delivered = now;
        bool areAllSettled = true;
        foreach (PendingRecipient recipient in Waiting())
            areAllSettled &= Settle(recipient, trouble, session?.Peer.Endpoint ?? NoRelay);
        if (trouble.Scope == TroubleScope.Site && !areAllSettled && !HasCompletedSession)
            _reports.HopFailed(trouble.Detail);
    }

    /// <summary>False when the recipient stays in the queue.</summary>
    private bool Settle(PendingRecipient recipient, Trouble trouble, string relay)
    {
        recipient.State = RecipientState.Done;
        return trouble.IsSoft
            ? _reports.Deferred(recipient.Envelope, relay, trouble.Detail)
            : _reports.Bounced(recipient.Envelope, relay, trouble.Detail);
    }
}
