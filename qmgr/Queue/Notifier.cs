using Postfix.Events;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// Asks bounce(8) and its kin for notifications. The answer comes when the notification is in the queue, which takes the
/// queue manager itself, so nobody waits for it here.
/// </summary>
internal sealed class Notifier(DeliveryStatusClient client, EventLoop loop)
{
    /// <summary>Sends a request.</summary>
    /// <param name="notice">What is asked for.</param>
    /// <param name="completed">Told later whether it succeeded.</param>
    public void Send(Notice notice, Action<bool> completed)
    {
        PendingStatus? pending = notice.VerpDelimiters is { } delimiters
            ? client.BeginNotifyVerp(notice.Service, (DeliveryStatusFlags)notice.Flags, notice.Message, delimiters)
            : client.BeginNotify(notice.Service, notice.Request, notice.Flags, notice.Message);
        if (pending is null)
        {
            completed(false);
            return;
        }
        loop.WatchReadable(pending.Descriptor, () =>
        {
            if (pending.TryComplete() is not { } succeeded)
                return;
            loop.Forget(pending.Descriptor);
            pending.Dispose();
            completed(succeeded);
        });
    }
}
