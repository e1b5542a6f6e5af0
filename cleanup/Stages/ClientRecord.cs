using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>A record outside the content, with attributes split into name and value.</summary>
/// <param name="Type">Type as it came.</param>
/// <param name="Meaning">The record type that an attribute stands for, or <paramref name="Type"/>.</param>
/// <param name="Text">Data as it came.</param>
/// <param name="Value">Value of an attribute, or <paramref name="Text"/>.</param>
/// <param name="Name">Name of an attribute; empty for other records.</param>
internal readonly record struct ClientRecord(RecordType Type, RecordType Meaning, string Text, string Value, string Name)
{
    private const CleanupFlags LateFlags = CleanupFlags.Hold | CleanupFlags.Discard;

    /// <summary>Reads a record; null when it was dealt with or the message must be rejected.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">Type.</param>
    /// <param name="data">Data.</param>
    /// <param name="allowed">Types that may stand here.</param>
    /// <param name="segment">Where that is, for messages.</param>
    /// <param name="log">Hears about bad records.</param>
    public static ClientRecord? Read(
        Message message, RecordType type, ReadOnlySpan<byte> data, RecordSet allowed, string segment, CleanupLog log)
    {
        string text = ByteText.FromBytes(data);
        if (type == RecordType.CleanupFlags)
        {
            AddFlags(message, data, log);
            return null;
        }
        if (!allowed.Contains(type))
        {
            log.Rejected(message, $"unexpected record type {(int)type} in {segment}");
            message.Fail(CleanupStatus.Bad);
            return null;
        }
        return type == RecordType.Attribute ? ReadAttribute(message, data, text, log) : new(type, type, text, text, "");
    }

    private static ClientRecord? ReadAttribute(Message message, ReadOnlySpan<byte> data, string text, CleanupLog log)
    {
        if (!QueueAttribute.TryParse(RecordType.Attribute, data, out QueueAttribute attribute))
        {
            bool hasName = text.AsSpan().TrimStart(Tokens.WhiteSpace) is not "" and not ['=', ..];
            log.MalformedAttribute(message, hasName ? "missing '=' after attribute name" : "missing attribute name", text);
            message.Fail(CleanupStatus.Bad);
            return null;
        }
        if (attribute.Data.IsEmpty)
        {
            log.Ignored(message, $"spurious null attribute value for \"{attribute.Name}\" -- ignored");
            return null;
        }
        return new(RecordType.Attribute, MeaningOf(attribute.Name), text, attribute.Value, attribute.Name);
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
