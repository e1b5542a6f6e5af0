using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>What is known about the message at hand, from its first record to its verdict. For one thread.</summary>
internal sealed class Message(QueueId id, DateTimeOffset created, CleanupFlags flags)
{
    // The message was not received completely; the rest of the input is useless.
    private const CleanupStatus Incomplete = CleanupStatus.Bad | CleanupStatus.Write | CleanupStatus.Size | CleanupStatus.Defer;

    private const CleanupStatus CannotBounce = CleanupStatus.Bad | CleanupStatus.Write | CleanupStatus.Defer | CleanupStatus.Recipient;

    private const int UsualAttributes = 20;

    // A client that wants us to bounce wants the message to be complete for that.
    private readonly CleanupStatus _stops = flags.HasFlag(CleanupFlags.Bounce) ? Incomplete : (CleanupStatus)~0;

    /// <summary>Queue id.</summary>
    public QueueId Id { get; } = id;

    /// <summary>When the queue file was created; the time in the queue id.</summary>
    public DateTimeOffset Created { get; } = created;

    /// <summary>What the client asked for, as changed by content checks.</summary>
    public CleanupFlags Flags { get; set; } = flags;

    /// <summary>What went wrong so far.</summary>
    public CleanupStatus Problems { get; private set; }

    /// <summary>Why, with a status code in front; null when the generic text will do.</summary>
    public string? Reason { get; private set; }

    /// <summary>Why the message needs SMTPUTF8.</summary>
    public Smtputf8Flags Smtputf8 { get; set; } = flags.HasFlag(CleanupFlags.Smtputf8) ? Smtputf8Flags.Requested : Smtputf8Flags.None;

    /// <summary>When the message arrived at this system; null until the record came.</summary>
    public DateTimeOffset? Arrival { get; set; }

    /// <summary>Rewritten sender address; null until the record came.</summary>
    public string? Sender { get; set; }

    /// <summary>Full name of the sender.</summary>
    public string? FullName { get; set; }

    /// <summary>The recipient that was rewritten last; null as long as there is none.</summary>
    public string? LastRecipient { get; set; }

    /// <summary>Named attributes of the envelope. Mail comes from this system unless the client says otherwise.</summary>
    public Dictionary<string, string> Attributes { get; } = new(UsualAttributes) { [QueueAttributeNames.LogMessageOrigin] = "local" };

    /// <summary>Rule by which header addresses are completed; null: they stay as they are.</summary>
    public string? HeaderRule { get; set; } = RewriteRule.Local;

    /// <summary>What reports the sender asked for with sendmail options.</summary>
    public DeliverRequestFlags TraceFlags { get; set; }

    /// <summary>RET parameter.</summary>
    public ReturnFlags Return { get; set; }

    /// <summary>ENVID parameter; null when there is none.</summary>
    public string? EnvelopeId { get; set; }

    /// <summary>VERP delimiters; null when VERP was not asked for.</summary>
    public string? VerpDelimiters { get; set; }

    /// <summary>Hints for the queue manager.</summary>
    public QueueFlags QueueFlags { get; set; }

    /// <summary>Content filter that a check asked for.</summary>
    public string? Filter { get; set; }

    /// <summary>Recipient that a check put in the place of all others.</summary>
    public string? Redirect { get; set; }

    /// <summary>Recipients that checks added.</summary>
    public List<string> AddedRecipients { get; } = [];

    /// <summary>Whether something was added to the delivery report of the message.</summary>
    public bool HasTraceLog { get; set; }

    /// <summary>Whether the end record came.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Whether output still makes sense.</summary>
    public bool AcceptsOutput => (Problems & _stops) == 0 && !IsDiscarded;

    /// <summary>Whether the message is to vanish without a trace for the client.</summary>
    public bool IsDiscarded => Has(CleanupFlags.Discard);

    /// <summary>Whether addresses may be mapped to others.</summary>
    public bool MapsAddresses => Has(CleanupFlags.MapAddresses);

    /// <summary>Whether content checks apply.</summary>
    public bool IsFiltered => Has(CleanupFlags.Filter);

    /// <summary>Whether the problems can be told to the sender in a bounce, and the client wants that.</summary>
    public bool CanBounce => (Problems & CannotBounce) == 0 && Sender is not null && Has(CleanupFlags.Bounce);

    /// <summary>Records a problem.</summary>
    public void Fail(CleanupStatus problem) => Problems |= problem;

    /// <summary>Records a problem with its reason, which takes the place of an earlier one.</summary>
    public void Fail(CleanupStatus problem, string reason)
    {
        Problems |= problem;
        Reason = reason;
    }

    /// <summary>Forgets all problems but these.</summary>
    public void KeepProblems(CleanupStatus kept) => Problems &= kept;

    /// <summary>Ends content checks and milters.</summary>
    public void StopFiltering() => Flags &= ~(CleanupFlags.Filter | CleanupFlags.Milter);

    /// <summary>Notes that the message has text that is not ASCII.</summary>
    public void NoteUtf8(Smtputf8Flags where)
    {
        Smtputf8 |= where;
        if (Has(CleanupFlags.DetectSmtputf8))
            Smtputf8 |= Smtputf8Flags.Requested;
    }

    // Asked for every line: HasFlag allocates unless it is compiled with optimization.
    private bool Has(CleanupFlags flag) => (Flags & flag) != 0;
}
