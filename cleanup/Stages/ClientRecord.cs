using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>A record outside the content, with attributes split into name and value; a view of what the client sent.</summary>
internal readonly ref struct ClientRecord
{
    private const CleanupFlags LateFlags = CleanupFlags.Hold | CleanupFlags.Discard;

    private readonly ReadOnlySpan<byte> _value;

    private ClientRecord(RecordType type, RecordType meaning, ReadOnlySpan<byte> data, ReadOnlySpan<byte> value, string name)
    {
        Type = type;
        Meaning = meaning;
        Data = data;
        _value = value;
        Name = name;
    }

    /// <summary>Type as it came.</summary>
    public RecordType Type { get; }

    /// <summary>The record type that an attribute stands for, or <see cref="Type"/>.</summary>
    public RecordType Meaning { get; }

    /// <summary>Data as it came.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Name of an attribute; empty for other records.</summary>
    public string Name { get; }

    /// <summary>Data as a byte string; each look makes one.</summary>
    public string Text => ByteText.FromBytes(Data);

    /// <summary>Value of an attribute, or <see cref="Text"/>; each look makes a string.</summary>
    public string Value => ByteText.FromBytes(_value);

    /// <summary>Reads a record; false when it was dealt with or the message must be rejected.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">Type.</param>
    /// <param name="data">Data.</param>
    /// <param name="allowed">Types that may stand here.</param>
    /// <param name="segment">Where that is, for messages.</param>
    /// <param name="log">Hears about bad records.</param>
    /// <param name="record">The record.</param>
    public static bool TryRead(
        Message message, RecordType type, ReadOnlySpan<byte> data, RecordSet allowed, string segment, CleanupLog log, out ClientRecord record)
    {
        record = new(type, type, data, data, "");
        if (type == RecordType.CleanupFlags)
        {
            AddFlags(message, data, log);
            return false;
        }
        if (!allowed.Contains(type))
        {
            log.Rejected(message, $"unexpected record type {(int)type} in {segment}");
            message.Fail(CleanupStatus.Bad);
            return false;
        }
        return type != RecordType.Attribute || TryReadAttribute(message, data, log, out record);
    }

    private static bool TryReadAttribute(Message message, ReadOnlySpan<byte> data, CleanupLog log, out ClientRecord record)
    {
        record = default;
        if (!QueueAttribute.TryParse(RecordType.Attribute, data, out QueueAttribute attribute))
        {
            string text = ByteText.FromBytes(data);
            bool hasName = text.AsSpan().TrimStart(Tokens.WhiteSpace) is not "" and not ['=', ..];
            log.MalformedAttribute(message, hasName ? "missing '=' after attribute name" : "missing attribute name", text);
            message.Fail(CleanupStatus.Bad);
            return false;
        }
        if (attribute.Data.IsEmpty)
        {
            log.Ignored(message, $"spurious null attribute value for \"{attribute.Name}\" -- ignored");
            return false;
        }
        record = new(RecordType.Attribute, MeaningOf(attribute.Name), data, attribute.Data, attribute.Name);
        return true;
    }

    private static RecordType MeaningOf(string name) => name switch
    {
        QueueAttributeNames.CreateTime => RecordType.CreateTime,
        QueueAttributeNames.EnvelopeId => RecordType.DsnEnvelopeId,
        QueueAttributeNames.ReturnFlags => RecordType.DsnReturn,
        QueueAttributeNames.DsnOriginalRecipient => RecordType.DsnOriginalRecipient,
        QueueAttributeNames.NotifyFlags => RecordType.DsnNotify,
        _ => RecordType.Attribute,
    };

    private static void AddFlags(Message message, ReadOnlySpan<byte> data, CleanupLog log)
    {
        if (RecordNumber.TryParse(data, out long value) && (value & ~(long)LateFlags) == 0)
            message.Flags |= (CleanupFlags)value;
        else
            log.Ignored(message, $"ignoring bad extra flags: 0x{value:x}");
    }
}
