using Postfix.Dns;

namespace Postfix.Tests.Dns;

/// <summary>A name server that knows what a test says; every other name does not exist.</summary>
internal sealed class ScriptedNameServer : INameServer
{
    private readonly Dictionary<(string, DnsRecordType), byte[]> _replies = [];

    public List<string> Questions { get; } = [];

    public ScriptedNameServer On(string name, DnsRecordType type, DnsMessageBuilder reply) => On(name, type, reply.ToArray());

    public ScriptedNameServer On(string name, DnsRecordType type, params byte[] reply)
    {
        _replies[(name, type)] = reply;
        return this;
    }

    public int Ask(string name, DnsRecordType type, DnsOptions options, Span<byte> reply)
    {
        Questions.Add($"{name} {type}");
        if (!_replies.TryGetValue((name, type), out byte[]? message))
            message = new DnsMessageBuilder().Code(DnsResponseCode.NoSuchName).Authority("example", 900, 300).ToArray();
        int length = Math.Min(message.Length, reply.Length);
        message.AsSpan(0, length).CopyTo(reply);
        if (length < message.Length)
            reply[2] |= 0x02;
        return length;
    }
}
