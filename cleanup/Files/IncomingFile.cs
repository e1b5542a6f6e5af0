using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Cleanup;

/// <summary>The queue file of the message at hand. It vanishes with this object unless it was committed.</summary>
internal sealed class IncomingFile : IDisposable
{
    // Clocks need not agree on the second.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    private readonly QueueDirectory _queue;
    private readonly IncompleteFiles _incomplete;
    private readonly NewQueueFile _file;
    private string _path;
    private bool _committed;

    /// <summary>Creates a file in the incoming queue.</summary>
    /// <exception cref="PosixException">It cannot be created.</exception>
    public IncomingFile(QueueDirectory queue, IncompleteFiles incomplete)
    {
        (_queue, _incomplete) = (queue, incomplete);
        _file = queue.Enter(QueueName.Incoming, QueueFileMode.Incomplete);
        _path = _file.Path;
        incomplete.Add(_path);
    }

    /// <summary>Its name.</summary>
    public QueueId Id => _file.Id;

    /// <summary>The time in its name.</summary>
    public DateTimeOffset Created => _file.Arrival;

    /// <summary>Open for reading and writing.</summary>
    public FileDescriptor Descriptor => _file.File;

    /// <summary>Moves it to another queue, before the queue manager can see it.</summary>
    public void MoveTo(QueueName queue)
    {
        _queue.TryRename(Id, QueueName.Incoming, queue);
        _incomplete.Remove(_path);
        _path = _queue.PathOf(queue, Id);
        _incomplete.Add(_path);
    }

    /// <summary>
    /// A message from the future would have to wait in the queue: if the clock of the file system is ahead, the file gets our time.
    /// Returns how far it was ahead, zero when that does not matter.
    /// </summary>
    public TimeSpan SetBack(TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        TimeSpan lead = Descriptor.Status().Modified - now;
        if (lead <= s_tolerance)
            return TimeSpan.Zero;
        Descriptor.SetTimes(now);
        return lead;
    }

    /// <summary>Makes it visible to the queue manager and safe against a crash; only then may the client be told.</summary>
    /// <exception cref="PosixException">It is not safe; it must be disposed of.</exception>
    public void Commit()
    {
        Descriptor.SetMode(QueueFileMode.Ready);
        Descriptor.Sync();
        _committed = true;
        _incomplete.Remove(_path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Descriptor.Dispose();
        if (_committed)
            return;
        _queue.Remove(_path);
        _incomplete.Remove(_path);
    }
}
