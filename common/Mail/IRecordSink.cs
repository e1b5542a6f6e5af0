namespace Postfix.Mail;

/// <summary>Where records go: a queue file, or the peer of a connection.</summary>
public interface IRecordSink
{
    /// <summary>
    /// Writes all bytes at this offset. A connection can only be written on: its offsets follow each other.
    /// </summary>
    void WriteAt(ReadOnlySpan<byte> data, long offset);
}
