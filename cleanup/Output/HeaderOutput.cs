using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Writes headers, whose lines are separated by newlines.</summary>
/// <param name="message">The message.</param>
/// <param name="output">Its queue file.</param>
/// <param name="options">Settings of headers.</param>
internal sealed class HeaderOutput(Message message, QueueFileOutput output, HeaderOptions options)
{
    /// <summary>Writes a header; continuation lines that do not begin with white space get a tab. What exceeds the size limit is cut.</summary>
    public void Write(ReadOnlySpan<byte> header)
    {
        if (options.DetectsUtf8 && header.ContainsAnyInRange((byte)0x80, (byte)0xff))
            message.NoteUtf8(Smtputf8Flags.Header);
        header = Cut(header);
        bool first = true;
        foreach (Range range in header.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = header[range];
            if (first || (!line.IsEmpty && line[0] is (byte)' ' or (byte)'\t'))
                output.WriteLine(RecordType.Line, line);
            else
                output.WriteLine(RecordType.Line, (byte[])[(byte)'\t', .. line]);
            first = false;
        }
    }

    /// <summary>Writes a header given as a byte string.</summary>
    public void Write(string header) => Write(ByteText.ToBytes(header));

    /// <summary>Writes a header whose lines are addresses, as many on a line as fit.</summary>
    public void WriteFolded(string header) => Write(HeaderFolding.Fold(header));

    /// <summary>
    /// Cuts a header that is too long at the end of a line, or within a line if too much were lost otherwise.
    /// </summary>
    private ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> header)
    {
        if (header.Length <= options.SizeLimit)
            return header;
        int start = header[..options.SizeLimit].LastIndexOf((byte)'\n') + 1;
        if (header[options.SizeLimit] == '\n')
            return header[..options.SizeLimit];
        return start > 0.9 * options.SizeLimit ? header[..(start - 1)] : header[..options.SizeLimit];
    }
}
