namespace Postfix.Mail;

/// <summary>Receives what a <see cref="MimeParser{TSink}"/> finds, in the order of the message. Spans are valid during the call only.</summary>
public interface IMimeSink
{
    /// <summary>A complete header.</summary>
    /// <param name="section">Whose header it is.</param>
    /// <param name="name">The header, when it is a known one.</param>
    /// <param name="text">Name, colon and value; continuation lines follow after a newline.</param>
    void Header(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text);

    /// <summary>The headers of the message itself are over; called once.</summary>
    void EndOfHeaders();

    /// <summary>Anything that is no header: text, empty lines between headers and text, boundaries.</summary>
    /// <param name="type"><see cref="RecordType.Line"/>, or <see cref="RecordType.ContinuedLine"/> when more of the line follows.</param>
    /// <param name="text">The line or part of it, without newline.</param>
    /// <param name="offset">Bytes of the same body part before it.</param>
    void Body(RecordType type, ReadOnlySpan<byte> text, long offset);

    /// <summary>The message is over; called once, the last chance for more output.</summary>
    void EndOfBody();

    /// <summary>A violation was found for the first time in this message.</summary>
    void Violation(MimeErrors error, ReadOnlySpan<byte> text);
}
