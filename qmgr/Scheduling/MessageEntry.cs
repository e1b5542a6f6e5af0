using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.Services;

namespace Postfix.QueueManager.Scheduling;

/// <summary>One message of the active queue.</summary>
/// <param name="queueId">Name of the queue file.</param>
/// <param name="envelope">What the queue file says about the message as a whole.</param>
/// <param name="queuedAt">When it became active; seconds of the scheduler's clock.</param>
internal sealed class MessageEntry(QueueId queueId, MessageEnvelope envelope, long queuedAt)
{
    /// <summary>Name of the queue file.</summary>
    public QueueId QueueId { get; } = queueId;

    /// <summary>What the queue file says about the message as a whole.</summary>
    public MessageEnvelope Envelope { get; } = envelope;

    /// <summary>When it became active; seconds of the scheduler's clock.</summary>
    public long QueuedAt { get; } = queuedAt;

    /// <summary>When it became active, for the delay that agents log.</summary>
    public required DateTimeOffset ActiveSince { get; init; }

    /// <summary>Its time stamps, as far as they are known here; to be looked at once the envelope was read.</summary>
    public MessageTimes Times => field ??= new() { Arrival = Envelope.ArrivalTime, Active = ActiveSince };

    /// <summary>How it is treated in this queue run.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>Whether this is one of the <see cref="Options"/>.</summary>
    public bool Has(RunOptions option) => (Options & option) != 0;

    /// <summary>Whether some recipient has to be tried again.</summary>
    public bool NeedsRetry { get; set; }

    /// <summary>Whether it was counted as an address probe.</summary>
    public bool IsCountedProbe { get; set; }

    /// <summary>Where the queue file has recipients that were not read yet; 0 when there are none.</summary>
    public long UnreadOffset { get; set; }

    /// <summary>Upper bound of the recipients that were not read yet.</summary>
    public int UnreadRecipients { get; set; }

    /// <summary>Whether everything but recipients was read.</summary>
    public bool SawWholeEnvelope { get; set; }

    /// <summary>Whether the queue file has recipients that were not read yet.</summary>
    public bool HasUnread => UnreadOffset != 0;

    /// <summary>When recipients were read last; seconds of the scheduler's clock.</summary>
    public long ReadAt { get; set; }

    /// <summary>Recipients in memory.</summary>
    public int RecipientCount { get; set; }

    /// <summary>Recipients that it may have in memory.</summary>
    public int RecipientLimit { get; set; }

    /// <summary>Deliveries that wait or are under way.</summary>
    public int Deliveries { get; set; }

    /// <summary>One job per transport.</summary>
    public LinkedItems<Job, Job.OfMessage> Jobs { get; } = new();

    /// <summary>Finds or makes the job for a transport.</summary>
    public Job JobFor(Transport transport)
    {
        for (Job? job = Jobs.First; job is not null; job = LinkedItems<Job, Job.OfMessage>.After(job))
        {
            if (job.Transport == transport)
                return job;
        }
        var added = new Job(this, transport);
        Jobs.Append(added);
        return added;
    }
}
