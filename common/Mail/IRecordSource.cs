namespace Postfix.Mail;

/// <summary>Where records come from: a queue file, or the peer of a connection.</summary>
public interface IRecordSource
{
    /// <summary>
    /// Reads some bytes at this offset; 0 at the end. A connection can only be read on: its offsets follow each other.
    /// </summary>
    int ReadAt(Span<byte> buffer, long offset);
}
