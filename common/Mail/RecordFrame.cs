namespace Postfix.Mail;

/// <summary>A record among those that a <see cref="RecordWriter"/> hands on.</summary>
public readonly ref struct RecordFrame
{
    private const int LengthBits = 7;

    private RecordFrame(RecordType type, ReadOnlySpan<byte> data)
    {
        Type = type;
        Data = data;
    }

    /// <summary>Type of the record.</summary>
    public RecordType Type { get; }

    /// <summary>Data of the record.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Takes the first of some whole records; <paramref name="records"/> then begins with the next one.</summary>
    public static RecordFrame Take(ref ReadOnlySpan<byte> records)
    {
        int at = 1;
        int length = 0;
        for (int shift = 0; ; shift += LengthBits)
        {
            byte part = records[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
                break;
        }
        RecordFrame record = new((RecordType)records[0], records.Slice(at, length));
        records = records[(at + length)..];
        return record;
    }
}
