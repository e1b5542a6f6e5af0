using System.Buffers.Binary;
using System.Net;
using System.Text;
using Postfix.Dns;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>A name server that does not answer, until a test names a single <see cref="BrokenDomain"/> and tells it the rest.</summary>
internal sealed class FakeNameServer : INameServer
{
    private const int NoSuchName = 3;

    private readonly Dictionary<(string Name, DnsRecordType Type), byte[][]> _records = [];
    private readonly List<string> _questions = [];

    /// <summary>Names that end so get no answer.</summary>
    public string BrokenDomain { get; set; } = "";

    /// <summary>All questions so far, as <c>name TYPE</c>.</summary>
    public IReadOnlyList<string> Questions => _questions;

    public FakeNameServer Address(string name, params string[] addresses) =>
        Add(name, DnsRecordType.A, addresses.Select(address => IPAddress.Parse(address).GetAddressBytes()));

    public FakeNameServer Text(string name, params string[] texts) =>
        Add(name, DnsRecordType.TXT, texts.Select(text => (byte[])[(byte)text.Length, .. Encoding.Latin1.GetBytes(text)]));

    public int Ask(string name, DnsRecordType type, DnsOptions options, Span<byte> reply)
    {
        _questions.Add($"{name} {type}");
        if (name.EndsWith(BrokenDomain, StringComparison.Ordinal))
            return -1;
        byte[][] records = _records.GetValueOrDefault((name, type), []);
        byte[] encodedName = [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.Latin1.GetBytes(label)]), 0];
        List<byte> message = [0, 1, 0x81, (byte)(records.Length > 0 ? 0x80 : 0x80 | NoSuchName), .. Word(1), .. Word(records.Length), .. Word(0), .. Word(0)];
        message.AddRange([.. encodedName, .. Word((int)type), .. Word(1)]);
        foreach (byte[] data in records)
            message.AddRange([.. encodedName, .. Word((int)type), .. Word(1), .. Word(0), .. Word(60), .. Word(data.Length), .. data]);
        message.ToArray().CopyTo(reply);
        return message.Count;
    }

    private FakeNameServer Add(string name, DnsRecordType type, IEnumerable<byte[]> records)
    {
        _records[(name, type)] = [.. records];
        return this;
    }

    private static byte[] Word(int value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }
}
