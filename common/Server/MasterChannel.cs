using System.Buffers.Binary;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>
/// The status channel to master(8): 12-byte records "pid, generation, available" and the end of the stream as the order to
/// leave (contract: master-child.md, section 3.1). Thread-safe.
/// </summary>
public sealed class MasterChannel
{
    private const int RecordSize = 12;
    private const int Leaving = 2;

    private readonly FileDescriptor? _descriptor;
    private readonly uint _generation;

    /// <param name="descriptor">Null when no master is listening (<c>-S</c>).</param>
    /// <param name="generation">The GENERATION that master gave.</param>
    public MasterChannel(FileDescriptor? descriptor, uint generation)
    {
        _descriptor = descriptor;
        _generation = generation;
    }

    /// <summary>Readable when master has gone or wants this process to go; null without master.</summary>
    public FileDescriptor? Descriptor => _descriptor;

    /// <summary>No new clients, please. A failure is master's death, which the next wait finds out.</summary>
    public void ReportBusy() => TryReport(0);

    /// <summary>Ready for clients. False when master has gone: the process should end.</summary>
    public bool ReportAvailable() => TryReport(1);

    /// <summary>
    /// This process serves so many clients at a time; said once, before the first one. Like <see cref="ReportLeaving"/> it is
    /// understood by our master only, which is the one that lets a process have many clients.
    /// </summary>
    public void ReportCapacity(int clients) => TryReport(-clients);

    /// <summary>This process serves no new clients and ends with its present ones, which are so many.</summary>
    public void ReportLeaving(int clientsLeft) => TryReport(Leaving + clientsLeft);

    private bool TryReport(int availability)
    {
        if (_descriptor == null)
            return true;
        Span<byte> record = stackalloc byte[RecordSize];
        BinaryPrimitives.WriteInt32LittleEndian(record, Environment.ProcessId);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], _generation);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], availability);
        try
        {
            _descriptor.WriteAll(record);
            return true;
        }
        catch (PosixException)
        {
            return false;
        }
    }
}
