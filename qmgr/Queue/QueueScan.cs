using Postfix.Mail;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// Walks through a queue directory, one file per call. Requests that come while it walks are kept for another walk, since
/// it may have passed what they are about.
/// </summary>
internal sealed class QueueScan(QueueName queue, Func<QueueName, IEnumerable<QueueEntry>> list)
{
    private const ScanOptions AppliesToRunningScan = ScanOptions.IgnoreTimes | ScanOptions.UseDeferredTransports;

    private IEnumerator<QueueEntry>? _entries;
    private ScanOptions _requested;

    /// <summary>The queue.</summary>
    public QueueName Queue => queue;

    /// <summary>Options of the walk at hand.</summary>
    public ScanOptions Options { get; private set; }

    /// <summary>Whether a walk is under way.</summary>
    public bool IsRunning => _entries is not null;

    private bool WantsStart => (_requested & ScanOptions.Start) != 0;

    /// <summary>Asks for a walk, or changes how the next one is done.</summary>
    public void Request(ScanOptions options)
    {
        if (IsRunning)
            Options |= options & AppliesToRunningScan;
        _requested |= options;
        if (!IsRunning && WantsStart)
            Start();
    }

    /// <summary>The next file; null when there is none now.</summary>
    public QueueEntry? Next()
    {
        if (_entries is not null && !_entries.MoveNext())
            Stop();
        if (_entries is null && WantsStart)
        {
            Start();
            if (!_entries!.MoveNext())
                Stop();
        }
        return _entries?.Current;
    }

    private void Start()
    {
        Options = _requested;
        _requested = ScanOptions.None;
        _entries = list(queue).GetEnumerator();
    }

    private void Stop()
    {
        _entries!.Dispose();
        _entries = null;
    }
}
