using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Flush;

/// <summary>Messages that wait in the queue, and how to make them due now.</summary>
internal sealed class DeferredMail(QueueDirectory queue, DaemonContext context)
{
    // Forget dead destinations; scan the incoming queue (contract: services.md, section 1).
    private const string ForgetDead = "F";
    private const string ScanIncoming = "I";

    /// <summary>Makes messages due; ids of messages that are gone mean nothing.</summary>
    public void Send(IEnumerable<QueueId> messages)
    {
        bool any = false;
        foreach (QueueId id in messages)
        {
            if (!any)
                Trigger(ForgetDead);
            any = true;
            MakeDue(id, unthrottle: false);
        }
        if (any)
            Trigger(ScanIncoming);
    }

    /// <summary>Makes one message due, even when its destination is being left alone.</summary>
    public void SendOne(QueueId id)
    {
        MakeDue(id, unthrottle: true);
        Trigger(ScanIncoming);
    }

    private void MakeDue(QueueId id, bool unthrottle)
    {
        if (Touch(QueueName.Deferred, id, unthrottle))
            queue.TryRename(id, QueueName.Deferred, QueueName.Incoming);
        else
            Touch(QueueName.Incoming, id, unthrottle);
    }

    private bool Touch(QueueName place, QueueId id, bool unthrottle)
    {
        using FileDescriptor? file = queue.TryOpen(place, id, OpenFlags.ReadOnly);
        if (file == null)
            return false;
        if (unthrottle)
            file.SetMode(file.Status().Permissions | QueueFileMode.Unthrottle);
        file.SetTimes(context.Time.GetUtcNow());
        return true;
    }

    private void Trigger(string request)
    {
        try
        {
            context.Services.TriggerQueueManager(request);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            context.Log.Warning(error.Message); // its own wake-up finds the messages
        }
    }
}
