using System.Buffers.Binary;
using System.Text;

namespace Postfix.Dns;

/// <summary>Builds question messages (RFC 1035, section 4.1.2), with EDNS where a long answer is to be expected.</summary>
internal static class DnsQuestion
{
    /// <summary>Room that every question fits in: header, name, type and class, OPT record.</summary>
    public const int MaxLength = 12 + 256 + 4 + 11;

    private const ushort RecursionDesired = 0x0100;
    private const ushort AuthenticDataWanted = 0x0020;
    private const ushort ClassInternet = 1;
    private const ushort EdnsPayload = 1232; // fits any path without fragmentation (DNS flag day 2020)
    private const uint DnssecOk = 0x8000;

    /// <summary>
    /// Writes the question to <paramref name="message"/> and returns its length; 0 when the name cannot be asked for.
    /// </summary>
    public static int Write(Span<byte> message, ushort id, string name, DnsRecordType type, bool useEdns, bool dnssec)
    {
        message.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], dnssec ? (ushort)(RecursionDesired | AuthenticDataWanted) : RecursionDesired);
        message[5] = 1; // one question
        int length = 12 + WriteName(message[12..], name);
        if (length == 12)
            return 0;
        BinaryPrimitives.WriteUInt16BigEndian(message[length..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(message[(length + 2)..], ClassInternet);
        length += 4;
        return useEdns || dnssec ? WriteOptRecord(message, length, dnssec) : length;
    }

    private static int WriteOptRecord(Span<byte> message, int length, bool dnssec)
    {
        message[11] = 1; // one additional record
        Span<byte> opt = message[length..]; // owner is the root: the zero that is there already
        BinaryPrimitives.WriteUInt16BigEndian(opt[1..], (ushort)DnsRecordType.OPT);
        BinaryPrimitives.WriteUInt16BigEndian(opt[3..], EdnsPayload);
        BinaryPrimitives.WriteUInt32BigEndian(opt[5..], dnssec ? DnssecOk : 0);
        return length + 11;
    }

    private static int WriteName(Span<byte> destination, string name)
    {
        ReadOnlySpan<char> rest = name.AsSpan().TrimEnd('.');
        if (rest.Length > 253)
            return 0;
        int at = 0;
        while (!rest.IsEmpty)
        {
            int dot = rest.IndexOf('.');
            ReadOnlySpan<char> label = dot < 0 ? rest : rest[..dot];
            if (label.Length is 0 or > 63)
                return 0;
            destination[at++] = (byte)label.Length;
            at += Encoding.Latin1.GetBytes(label, destination[at..]);
            rest = dot < 0 ? default : rest[(dot + 1)..];
        }
        destination[at] = 0;
        return at + 1;
    }
}
