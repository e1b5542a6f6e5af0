using System.Net;
using Postfix.Text;

namespace Postfix.Dns;

/// <summary>
/// A reply of a name server, taken apart (RFC 1035, section 4). Record types that mail does not need are left out.
/// The parser believes nothing: lengths, counts and pointers are checked, and whether names are host names is the caller's
/// business.
/// </summary>
public sealed class DnsMessage
{
    private const int MessageTruncated = 0x0200;
    private const int AuthenticData = 0x0020;

    private readonly List<DnsRecord> _answers = [];
    private readonly List<DnsRecord> _authority = [];

    private DnsMessage(ushort flags)
    {
        ResponseCode = (DnsResponseCode)(flags & 0xf);
        IsTruncated = (flags & MessageTruncated) != 0;
        IsAuthentic = (flags & AuthenticData) != 0;
    }

    /// <summary>Most records taken from one section, as Postfix does; the rest of a longer list is ignored.</summary>
    public const int RecordLimit = 100;

    /// <summary>What the server says about the question.</summary>
    public DnsResponseCode ResponseCode { get; }

    /// <summary>The message did not fit (TC).</summary>
    public bool IsTruncated { get; }

    /// <summary>The resolver has validated the message (AD); to be believed only from a trusted resolver.</summary>
    public bool IsAuthentic { get; }

    /// <summary>The answer section, aliases included.</summary>
    public IReadOnlyList<DnsRecord> Answers => _answers;

    /// <summary>The authority section; negative answers have the zone's SOA record there.</summary>
    public IReadOnlyList<DnsRecord> Authority => _authority;

    /// <summary>Takes a message apart; null when it is malformed.</summary>
    public static DnsMessage? Parse(ReadOnlySpan<byte> bytes)
    {
        DnsCursor cursor = new(bytes);
        cursor.ReadUInt16(); // the id was checked when the message was received
        DnsMessage message = new(cursor.ReadUInt16());
        int questions = cursor.ReadUInt16();
        int answers = cursor.ReadUInt16();
        int authority = cursor.ReadUInt16();
        cursor.ReadUInt16();
        for (; questions > 0 && !cursor.HasFailed; questions--)
        {
            cursor.ReadName();
            cursor.ReadUInt32();
        }
        bool isWhole = ReadSection(ref cursor, answers, message._answers);
        // A truncated message may end anywhere behind the answers that are wanted.
        if (isWhole)
            ReadSection(ref cursor, authority, message._authority);
        return cursor.HasFailed && !message.IsTruncated ? null : message;
    }

    /// <summary>False when the section was cut off at the limit or is malformed.</summary>
    private static bool ReadSection(ref DnsCursor cursor, int count, List<DnsRecord> records)
    {
        for (; count > 0 && !cursor.HasFailed; count--)
        {
            if (records.Count == RecordLimit)
                return false;
            DnsRecord? record = ReadRecord(ref cursor);
            if (record is not null && !cursor.HasFailed)
                records.Add(record);
        }
        return !cursor.HasFailed;
    }

    private static DnsRecord? ReadRecord(ref DnsCursor cursor)
    {
        string name = cursor.ReadName();
        DnsRecordType type = (DnsRecordType)cursor.ReadUInt16();
        cursor.ReadUInt16(); // class: only IN is asked for
        uint timeToLive = cursor.ReadUInt32();
        if (timeToLive > int.MaxValue)
            timeToLive = 0; // RFC 2181, section 8
        int end = cursor.ReadUInt16();
        end += cursor.Position;
        DnsRecord? record = ReadData(ref cursor, name, type, timeToLive, end - cursor.Position);
        cursor.MoveTo(end);
        return record;
    }

    private static DnsRecord? ReadData(ref DnsCursor cursor, string name, DnsRecordType type, uint timeToLive, int length) => type switch
    {
        DnsRecordType.A => new AddressRecord(name, type, timeToLive, ReadAddress(ref cursor, length, size: 4)),
        DnsRecordType.AAAA => new AddressRecord(name, type, timeToLive, ReadAddress(ref cursor, length, size: 16)),
        DnsRecordType.CNAME or DnsRecordType.NS or DnsRecordType.PTR => new HostNameRecord(name, type, timeToLive, cursor.ReadName()),
        DnsRecordType.MX => new MailExchangerRecord(name, timeToLive, cursor.ReadUInt16(), cursor.ReadName()),
        DnsRecordType.SRV =>
            new ServiceRecord(name, timeToLive, cursor.ReadUInt16(), cursor.ReadUInt16(), cursor.ReadUInt16(), cursor.ReadName()),
        DnsRecordType.TXT => new TextRecord(name, timeToLive, ReadText(ref cursor, length)),
        DnsRecordType.TLSA => new TlsaRecord(
            name, timeToLive, cursor.ReadByte(), cursor.ReadByte(), cursor.ReadByte(), cursor.Take(length - 3).ToArray()),
        DnsRecordType.SOA => ReadStartOfAuthority(ref cursor, name, timeToLive),
        _ => null,
    };

    private static IPAddress ReadAddress(ref DnsCursor cursor, int length, int size)
    {
        ReadOnlySpan<byte> bytes = cursor.Take(length);
        if (bytes.Length == size)
            return new IPAddress(bytes);
        cursor.Fail();
        return IPAddress.None;
    }

    private static string ReadText(ref DnsCursor cursor, int length)
    {
        string text = "";
        for (int end = cursor.Position + length; cursor.Position < end && !cursor.HasFailed;)
            text += ByteText.FromBytes(cursor.Take(cursor.ReadByte()));
        return text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? string.Create(text.Length, text, static (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                    span[i] = source[i] is >= ' ' and <= '~' ? source[i] : ' ';
            })
            : text;
    }

    private static StartOfAuthorityRecord ReadStartOfAuthority(ref DnsCursor cursor, string name, uint timeToLive)
    {
        cursor.ReadName();
        cursor.ReadName();
        cursor.Take(16); // serial, refresh, retry, expire
        return new StartOfAuthorityRecord(name, timeToLive, cursor.ReadUInt32());
    }
}
