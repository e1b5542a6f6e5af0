using System.Buffers.Binary;
using System.Net;
using System.Text;
using Postfix.Dns;

namespace Postfix.Tests.Dns;

/// <summary>Writes DNS replies, without compression except where a test asks for it.</summary>
internal sealed class DnsMessageBuilder
{
    private readonly List<byte> _bytes = [0x12, 0x34, 0x81, 0x80, 0, 0, 0, 0, 0, 0, 0, 0];

    public DnsMessageBuilder Code(DnsResponseCode code)
    {
        _bytes[3] = (byte)((_bytes[3] & 0xf0) | (int)code);
        return this;
    }

    public DnsMessageBuilder Authentic()
    {
        _bytes[3] |= 0x20;
        return this;
    }

    public DnsMessageBuilder Truncated()
    {
        _bytes[2] |= 0x02;
        return this;
    }

    public DnsMessageBuilder Question(string name, DnsRecordType type)
    {
        _bytes[5]++;
        return Name(name).Word((int)type).Word(1);
    }

    public DnsMessageBuilder Address(string name, string address, uint ttl = 60)
    {
        byte[] data = IPAddress.Parse(address).GetAddressBytes();
        return Answer(name, data.Length == 4 ? DnsRecordType.A : DnsRecordType.AAAA, ttl, data);
    }

    public DnsMessageBuilder Alias(string name, string target) => Answer(name, DnsRecordType.CNAME, 60, Encode(target));

    public DnsMessageBuilder Exchanger(string name, int preference, string host) =>
        Answer(name, DnsRecordType.MX, 60, [(byte)(preference >> 8), (byte)preference, .. Encode(host)]);

    public DnsMessageBuilder Answer(string name, DnsRecordType type, uint ttl, params byte[] data)
    {
        _bytes[7]++;
        return Record(name, type, ttl, data);
    }

    public DnsMessageBuilder Authority(string name, uint ttl, uint negativeTtl)
    {
        _bytes[9]++;
        byte[] data = [.. Encode("ns"), .. Encode("root"), .. new byte[20]];
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(data.Length - 4), negativeTtl);
        return Record(name, DnsRecordType.SOA, ttl, data);
    }

    public byte[] ToArray() => [.. _bytes];

    public static byte[] Encode(string name)
    {
        List<byte> result = [];
        foreach (string label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            result.Add((byte)label.Length);
            result.AddRange(Encoding.Latin1.GetBytes(label));
        }
        result.Add(0);
        return [.. result];
    }

    private DnsMessageBuilder Record(string name, DnsRecordType type, uint ttl, byte[] data)
    {
        Name(name).Word((int)type).Word(1).Word((int)(ttl >> 16)).Word((int)(ttl & 0xffff)).Word(data.Length);
        _bytes.AddRange(data);
        return this;
    }

    private DnsMessageBuilder Name(string name)
    {
        _bytes.AddRange(Encode(name));
        return this;
    }

    private DnsMessageBuilder Word(int value)
    {
        _bytes.Add((byte)(value >> 8));
        _bytes.Add((byte)value);
        return this;
    }
}
