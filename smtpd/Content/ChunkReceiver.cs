namespace Postfix.Smtpd.Content;

/// <summary>
/// Receives message content in BDAT chunks (RFC 3030). Nothing in it is special; a line may be spread over several chunks.
/// </summary>
internal sealed class ChunkReceiver(LineSplitter lines, ContentWriter content, BareNewlinePolicy policy)
{
    /// <summary>Whether a line ended in LF alone.</summary>
    public bool SawBareNewline { get; private set; }

    /// <summary>Bytes received that do not make a line yet.</summary>
    public int PendingBytes => lines.PendingBytes;

    /// <summary>Takes bytes of a chunk.</summary>
    public void Receive(ReadOnlySpan<byte> input)
    {
        while (lines.TryRead(ref input, out ContentLine line))
            Store(line);
    }

    /// <summary>Ends the message after the last chunk; a line without line end gets one.</summary>
    public void Finish()
    {
        if (lines.PendingBytes > 0)
            Store(lines.ReadPartialLine());
    }

    private void Store(ContentLine line)
    {
        if (line.End == PieceEnd.BareLf)
        {
            SawBareNewline = true;
            if (policy == BareNewlinePolicy.Reject)
                content.Report(ContentFault.BareNewline);
        }
        content.Write(line.Text, line.End);
    }
}
