using System.Text;
using Postfix.Mail;

namespace Postfix.Smtpd.Tests.Content;

/// <summary>Shows records as text: <c>N:line</c>, one after the other.</summary>
internal sealed class RecordCollector : IRecordSink
{
    private readonly MemoryStream _bytes = new();

    public void WriteAt(ReadOnlySpan<byte> data, long offset) => _bytes.Write(data);

    public override string ToString()
    {
        byte[] bytes = _bytes.ToArray();
        List<string> records = [];
        for (int at = 0; at < bytes.Length;)
        {
            char type = (char)bytes[at++];
            int length = 0;
            for (int shift = 0; ; shift += 7)
            {
                length |= (bytes[at] & 0x7f) << shift;
                if (bytes[at++] < 0x80)
                    break;
            }
            records.Add($"{type}:{Encoding.Latin1.GetString(bytes, at, length)}");
            at += length;
        }
        return string.Join('|', records);
    }
}
