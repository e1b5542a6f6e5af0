using Postfix.Mail;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.SmtpClient.Content;

/// <summary>Writes what the MIME parser finds, with rewritten addresses in the headers of the message itself.</summary>
internal readonly struct MimeOutput(SmtpContentWriter writer, GenericAddresses? generic) : IMimeSink
{
    public void Header(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text)
    {
        bool hasAddresses = section == MimeSection.Primary && name?.Has(HeaderTraits.Sender | HeaderTraits.Recipient) == true;
        if (hasAddresses && generic?.RewriteHeader(name!, text) is { } rewritten)
            WriteLines(ByteText.ToBytes(rewritten));
        else
            WriteLines(text);
    }

    public void EndOfHeaders()
    {
        // The empty line after them comes as part of the body.
    }

    public void Body(RecordType type, ReadOnlySpan<byte> text, long offset)
    {
        if (type == RecordType.Line)
            writer.WriteLine(text);
        else
            writer.Write(text);
    }

    public void EndOfBody()
    {
        // Nothing is added.
    }

    public void Violation(MimeErrors error, ReadOnlySpan<byte> text)
    {
        // The parser adds them up; the outcome is judged at the end.
    }

    private void WriteLines(ReadOnlySpan<byte> header)
    {
        foreach (Range line in header.Split((byte)'\n'))
            writer.WriteLine(header[line]);
    }
}
