namespace Postfix.Mail;

/// <summary>What the headers of a body part say about its content (RFC 2045).</summary>
internal readonly record struct MimeEntity(MimeType Type, MimeEncoding Encoding)
{
    /// <summary>What content is when nobody says otherwise.</summary>
    public static readonly MimeEntity Text = new(MimeType.Text, MimeEncoding.SevenBit);

    /// <summary>Content that is only passed on, such as the text between body parts.</summary>
    public static readonly MimeEntity Opaque = new(MimeType.Other, MimeEncoding.SevenBit);

    /// <summary>What kind of bytes the encoded content consists of.</summary>
    public MimeEncoding Domain => Encoding is MimeEncoding.EightBit or MimeEncoding.Binary ? Encoding : MimeEncoding.SevenBit;

    /// <summary>Multipart and message content cannot be encoded as a whole, except message/global.</summary>
    public bool IsComposite => Type is MimeType.Multipart or MimeType.Message or MimeType.MessageRfc822 or MimeType.MessageFragment;

    /// <summary>Whether RFC 2045 (section 6.4) or RFC 2046 (section 5.2) forbids this encoding for this type.</summary>
    public bool HasWrongEncoding => Type switch
    {
        MimeType.MessageFragment => Domain != MimeEncoding.SevenBit,
        MimeType.MessageRfc822 or MimeType.Multipart => Encoding != Domain,
        _ => false,
    };

    /// <summary>Name of the encoding in headers.</summary>
    public string EncodingName => Encoding switch
    {
        MimeEncoding.SevenBit => "7bit",
        MimeEncoding.EightBit => "8bit",
        MimeEncoding.Binary => "binary",
        MimeEncoding.Base64 => "base64",
        _ => "quoted-printable",
    };

    /// <summary>Takes a Content-Transfer-Encoding header into account; unknown encodings change nothing.</summary>
    public MimeEntity WithEncoding(ReadOnlySpan<byte> value)
    {
        if (new HeaderTokenizer(value, HeaderTokenizer.HeaderSpecials).Next() is not { Kind: HeaderTokenKind.Word } token)
            return this;
        for (MimeEncoding encoding = MimeEncoding.SevenBit; encoding <= MimeEncoding.QuotedPrintable; encoding++)
            if (token.IsWord((this with { Encoding = encoding }).EncodingName))
                return this with { Encoding = encoding };
        return this;
    }
}
