using Postfix.Text;

namespace Postfix.Mail;

/// <summary>Data of the first record of a queue file: six numbers of 15 columns, separated by blanks.</summary>
/// <param name="ContentBytes">Length of the content segment in the file.</param>
/// <param name="ContentOffset">Where the content starts, right after the message record.</param>
/// <param name="Recipients">Number of recipient records.</param>
/// <param name="Flags">Hints for the queue manager.</param>
/// <param name="MessageBytes">Approximate size of the message as it is delivered.</param>
/// <param name="Smtputf8">Why the message needs SMTPUTF8, if it does.</param>
public readonly record struct SizeRecord(
    long ContentBytes, long ContentOffset, long Recipients, QueueFlags Flags, long MessageBytes, Smtputf8Flags Smtputf8)
{
    /// <summary>Length of the data in bytes.</summary>
    public const int Length = FieldCount * (RecordNumber.Width + 1) - 1;

    private const int FieldCount = 6;

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Format(Span<byte> destination)
    {
        ReadOnlySpan<long> fields = [ContentBytes, ContentOffset, Recipients, (long)Flags, MessageBytes, (long)Smtputf8];
        destination[..Length].Fill((byte)' ');
        for (int i = 0; i < FieldCount; i++)
            RecordNumber.Format(fields[i], destination[(i * (RecordNumber.Width + 1))..]);
    }

    /// <summary>
    /// Reads the record; fields that older versions did not write get the value that is safe without them.
    /// Null when it is not a size record.
    /// </summary>
    public static SizeRecord? Parse(ReadOnlySpan<byte> data)
    {
        Span<long> fields = stackalloc long[FieldCount];
        int count = 0;
        foreach (Range range in data.Split((byte)' '))
        {
            ReadOnlySpan<byte> field = data[range];
            if (field.IsEmpty)
                continue;
            if (count == FieldCount || !RecordNumber.TryParse(field, out fields[count++]))
                return null;
        }
        if (count == 0)
            return null;
        QueueFlags flags = count > 3 ? (QueueFlags)fields[3] : QueueFlags.ReadAll;
        return new(fields[0], fields[1], fields[2], flags, count > 4 ? fields[4] : fields[0], (Smtputf8Flags)fields[5]);
    }
}
