using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// A named attribute of a message or recipient, whichever record form it was written in; a view into the data of its record.
/// </summary>
public readonly ref struct QueueAttribute
{
    private QueueAttribute(string name, ReadOnlySpan<byte> data)
    {
        Name = name;
        Data = data;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The value as a byte string; each look makes one.</summary>
    public string Value => ByteText.FromBytes(Data);

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n\v\f"u8;

    /// <summary>
    /// Reads an attribute record, or one of the older record types that stand for an attribute of their own.
    /// False when it is neither, and for malformed attributes (no <c>=</c>, no name).
    /// </summary>
    public static bool TryParse(RecordType type, ReadOnlySpan<byte> data, out QueueAttribute attribute)
    {
        if (type == RecordType.Attribute)
            return TrySplit(data, out attribute);
        string? name = type switch
        {
            RecordType.CreateTime => QueueAttributeNames.CreateTime,
            RecordType.DsnReturn => QueueAttributeNames.ReturnFlags,
            RecordType.DsnEnvelopeId => QueueAttributeNames.EnvelopeId,
            RecordType.DsnOriginalRecipient => QueueAttributeNames.DsnOriginalRecipient,
            RecordType.DsnNotify => QueueAttributeNames.NotifyFlags,
            _ => null,
        };
        attribute = name is null ? default : new(name, data);
        return name is not null;
    }

    private static bool TrySplit(ReadOnlySpan<byte> data, out QueueAttribute attribute)
    {
        attribute = default;
        int equals = data.IndexOf((byte)'=');
        if (equals < 0)
            return false;
        ReadOnlySpan<byte> name = data[..equals].Trim(WhiteSpace);
        if (name.IsEmpty || name.ContainsAny(WhiteSpace))
            return false;
        attribute = new(QueueAttributeNames.Find(name), data[(equals + 1)..].Trim(WhiteSpace));
        return true;
    }
}
