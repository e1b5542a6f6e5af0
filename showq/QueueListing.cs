using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Showq;

/// <summary>Lists all queues to a client that sends nothing. Messages may come, move and go meanwhile.</summary>
internal sealed class QueueListing(ReportContext context, TimeSpan timeout) : IConnectionHandler
{
    /// <summary>A long list in few pieces, so that reader and writer seldom wait for each other.</summary>
    private const int OutputSize = 32 * 1024;

    private static readonly QueueName[] Order =
        [QueueName.Maildrop, QueueName.Active, QueueName.Incoming, QueueName.Deferred, QueueName.Hold];

    public void Serve(ClientConnection client)
    {
        using Channel channel = new(client.Input, client.Output, "showq socket", OutputSize);
        channel.SetTimeout(timeout);
        QueueListWriter writer = new(new AttributeWriter(channel), isLong: Sockets.HasNamedPeer(client.Output));
        foreach (QueueName queue in Order)
            foreach (QueueEntry entry in context.Queues.Scan(queue))
                List(queue, entry, writer);
        writer.End();
    }

    private void List(QueueName queue, QueueEntry entry, QueueListWriter writer)
    {
        if (FileSystem.TryLinkStatus(entry.Path) is not { } status)
            return;
        if (!status.IsRegular)
            context.Log.Warning(QueueFileMode.DescribeIrregular(entry.Path, status));
        if (!QueueFileMode.IsReady(status))
            return;
        using FileDescriptor? file = FileSystem.TryOpen(entry.Path, OpenFlags.ReadOnly | OpenFlags.NoFollow, 0, out Errno error);
        if (file is not null)
            new MessageReport(context, queue, entry.Id, status, writer).Write(file);
        else if (error != Errno.ENOENT)
            context.Log.Warning($"open {queue} {entry.Id}: {ErrnoText.Describe(error)}");
    }
}
