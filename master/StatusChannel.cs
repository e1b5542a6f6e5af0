using Postfix.Posix;

namespace Postfix.Master;

/// <summary>
/// The socket pair over which the processes of a service report to master, and by whose end of file master tells them to
/// leave. After <see cref="Retire"/> they can still report, until the last one has ended.
/// </summary>
internal sealed class StatusChannel : IDisposable
{
    private const int RecordsPerRead = 32;

    private readonly FileDescriptor _master;

    public StatusChannel()
    {
        (_master, ChildEnd) = Sockets.Pair();
        _master.SetNonBlocking(true);
    }

    /// <summary>Our end, for the event loop.</summary>
    public FileDescriptor MasterEnd => _master;

    /// <summary>The end that children inherit.</summary>
    public FileDescriptor ChildEnd { get; }

    /// <summary>Tells all processes that have the other end to leave.</summary>
    public void Retire()
    {
        Sockets.ShutdownSend(_master);
        ChildEnd.Dispose();
    }

    /// <summary>Takes the reports that have arrived.</summary>
    /// <param name="reports">Gets them.</param>
    /// <param name="rest">Bytes that are no whole report.</param>
    /// <returns>False when no process has the other end any more.</returns>
    public bool Read(ICollection<ChildReport> reports, out int rest)
    {
        Span<byte> buffer = stackalloc byte[RecordsPerRead * ChildReport.Size];
        int size = _master.TryRead(buffer) ?? 0;
        for (int start = 0; start + ChildReport.Size <= size; start += ChildReport.Size)
            reports.Add(ChildReport.Parse(buffer[start..]));
        rest = size % ChildReport.Size;
        return size > 0;
    }

    public void Dispose()
    {
        _master.Dispose();
        ChildEnd.Dispose();
    }
}
