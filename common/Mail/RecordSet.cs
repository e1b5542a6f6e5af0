using System.Buffers;

namespace Postfix.Mail;

/// <summary>The record types that may stand in one segment of a message; the first one of each set ends the segment.</summary>
public sealed class RecordSet
{
    /// <summary>Before <see cref="RecordType.Message"/>.</summary>
    public static readonly RecordSet Envelope = new("MCTcFILSDRO/WVA>K<ion"u8);

    /// <summary>From <see cref="RecordType.Message"/> to <see cref="RecordType.Extracted"/>.</summary>
    public static readonly RecordSet Content = new("XLNw"u8);

    /// <summary>From <see cref="RecordType.Extracted"/> to <see cref="RecordType.End"/>.</summary>
    public static readonly RecordSet Extracted = new("EDRO/PreAFIL>Kon"u8);

    /// <summary>What may follow the first recipient of the envelope while recipients can be read piecemeal.</summary>
    public static readonly RecordSet EnvelopeRecipients = new("MDRO/Kon"u8);

    /// <summary>What may follow the first recipient of the extracted segment while recipients can be read piecemeal.</summary>
    public static readonly RecordSet ExtractedRecipients = new("EDRO/Kon"u8);

    /// <summary>What postdrop accepts before the content.</summary>
    public static readonly RecordSet SubmittedEnvelope = new("MCFSRVAin"u8);

    /// <summary>What postdrop accepts as content.</summary>
    public static readonly RecordSet SubmittedContent = new("XLN"u8);

    /// <summary>What postdrop accepts after the content.</summary>
    public static readonly RecordSet SubmittedExtracted = new("EAR"u8);

    private readonly SearchValues<byte> _types;

    private RecordSet(ReadOnlySpan<byte> types)
    {
        _types = SearchValues.Create(types);
        Terminator = (RecordType)types[0];
    }

    /// <summary>The type that ends the segment; a member of the set too.</summary>
    public RecordType Terminator { get; }

    /// <summary>Whether a record of this type may stand in the segment.</summary>
    public bool Contains(RecordType type) => _types.Contains((byte)type);
}
