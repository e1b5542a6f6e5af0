using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Sendmail;

/// <summary>
/// Passes a message on unchanged and collects the recipients that its headers name (<c>sendmail -t</c>). In a message that was
/// resent, only the Resent- headers count.
/// </summary>
internal sealed class HeaderRecipients(RecordWriter records, int lineLimit) : IMimeSink
{
    private readonly List<string> _regular = [];
    private readonly List<string> _resent = [];
    private bool _isResent;

    /// <summary>The recipients, in internal form, in the order of the headers.</summary>
    public IReadOnlyList<string> Recipients => _isResent ? _resent : _regular;

    /// <inheritdoc/>
    public void Header(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text)
    {
        if (section == MimeSection.Primary && name is not null && name.Has(HeaderTraits.Recipient) && name.Has(HeaderTraits.Extract))
        {
            Collect(name, text);
        }

        foreach (Range line in text.Split((byte)'\n'))
        {
            WriteLine(text[line]);
        }
    }

    /// <inheritdoc/>
    public void EndOfHeaders()
    {
    }

    /// <inheritdoc/>
    public void Body(RecordType type, ReadOnlySpan<byte> text, long offset) => records.Write(type, text);

    /// <inheritdoc/>
    public void EndOfBody()
    {
    }

    /// <inheritdoc/>
    public void Violation(MimeErrors error, ReadOnlySpan<byte> text)
    {
    }

    private void Collect(HeaderName name, ReadOnlySpan<byte> text)
    {
        bool isResent = name.Has(HeaderTraits.Resent);
        _isResent |= isResent;
        (isResent ? _resent : _regular).AddRange(AddressList.Parse(ByteText.FromBytes(text[(text.IndexOf((byte)':') + 1)..])));
    }

    /// <summary>No record is longer than other programs read at a time.</summary>
    private void WriteLine(ReadOnlySpan<byte> line)
    {
        for (; line.Length > lineLimit; line = line[lineLimit..])
        {
            records.Write(RecordType.ContinuedLine, line[..lineLimit]);
        }

        records.Write(RecordType.Line, line);
    }
}
