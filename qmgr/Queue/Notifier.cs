using Postfix.Events;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// Asks bounce(8) and its kin for notifications. The answer comes when the notification is in the queue, which takes the
/// queue manager itself, so nobody waits for it here.
/// </summary>
internal sealed class Notifier(DeliveryStatusClient client, EventLoop loop, QueueManagerLog log)
{
    /// <summary>Sends a request; one that fails is logged.</summary>
    /// <param name="notice">What is asked for.</param>
    /// <param name="completed">Told later whether it succeeded.</param>
    public void Send(Notice notice, Action<bool> completed)
    {
        PendingStatus? pending = notice.VerpDelimiters is { } delimiters
            ? client.BeginNotifyVerp(notice.Service, (DeliveryStatusFlags)notice.Flags, notice.Message, delimiters)
            : client.BeginNotify(notice.Service, notice.Request, notice.Flags, notice.Message);
        if (pending is null)
        {
            Complete(notice, false, completed);
            return;
        }
        loop.WatchReadable(pending.Descriptor, () =>
        {
            if (pending.TryComplete() is not { } succeeded)
                return;
            loop.Forget(pending.Descriptor);
            pending.Dispose();
            Complete(notice, succeeded, completed);
        });
    }

    private void Complete(Notice notice, bool succeeded, Action<bool> completed)
    {
        if (!succeeded)
            log.NotNotified(notice.Message.QueueId, NameOf(notice));
        completed(succeeded);
    }

    private static string NameOf(Notice notice) => notice.Request switch
    {
        DeliveryStatusRequest.Warn => "delay warning",
        DeliveryStatusRequest.Trace => "trace",
        _ => notice.VerpDelimiters is null ? "bounce" : "verp-bounce",
    };
}
