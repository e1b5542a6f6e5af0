using Postfix.Text;

namespace Postfix.Mail;

/// <summary>A named attribute of a message or recipient, whichever record form it was written in.</summary>
public readonly record struct QueueAttribute(string Name, string Value)
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n\v\f"u8;

    /// <summary>
    /// Reads an attribute record, or one of the older record types that stand for an attribute of their own.
    /// Null when it is neither; malformed attributes (no <c>=</c>, no name) are null too.
    /// </summary>
    public static QueueAttribute? Parse(RecordType type, ReadOnlySpan<byte> data)
    {
        if (type == RecordType.Attribute)
            return Split(data);
        string? name = type switch
        {
            RecordType.CreateTime => QueueAttributeNames.CreateTime,
            RecordType.DsnReturn => QueueAttributeNames.ReturnFlags,
            RecordType.DsnEnvelopeId => QueueAttributeNames.EnvelopeId,
            RecordType.DsnOriginalRecipient => QueueAttributeNames.DsnOriginalRecipient,
            RecordType.DsnNotify => QueueAttributeNames.NotifyFlags,
            _ => null,
        };
        return name is null ? null : new(name, ByteText.FromBytes(data));
    }

    private static QueueAttribute? Split(ReadOnlySpan<byte> data)
    {
        int equals = data.IndexOf((byte)'=');
        if (equals < 0)
            return null;
        ReadOnlySpan<byte> name = data[..equals].Trim(WhiteSpace);
        if (name.IsEmpty || name.ContainsAny(WhiteSpace))
            return null;
        return new(ByteText.FromBytes(name), ByteText.FromBytes(data[(equals + 1)..].Trim(WhiteSpace)));
    }
}
