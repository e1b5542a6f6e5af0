using Postfix.Ipc;
using Postfix.Services;
using Postfix.Tests.Ipc;

namespace Postfix.Tests.Services;

public sealed class DeliverRequestTests : IDisposable
{
    private readonly ChannelPair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void A_request_arrives_as_it_was_sent()
    {
        DeliverRequest request = new()
        {
            Flags = DeliverRequestFlags.Default | DeliverRequestFlags.Record,
            QueueName = "active",
            QueueId = "5335AB27415",
            DataOffset = 790,
            DataSize = 1234,
            Nexthop = "[127.0.0.1]:2525",
            Encoding = "8bit",
            Sender = "me@example.org",
            EnvelopeId = "env",
            ReturnFlags = 2,
            Times = new MessageTimes
            {
                Arrival = DateTimeOffset.FromUnixTimeMilliseconds(1_795_221_096_123),
                ReuseCount = 3,
            },
            Client = new ClientOrigin("c.example", "192.0.2.1", "1234", "ESMTP", "helo"),
            RewriteContext = "remote",
            Recipients =
            [
                new DeliverRecipient("orig@example", "one@example", 636, "rfc822;one@example", 14),
                new DeliverRecipient("", "two@example", DeliverRecipient.NoOffset, "", 0),
            ],
        };
        request.Write(new AttributeWriter(_pair.Ours));
        _pair.Ours.Flush();

        DeliverRequest received = DeliverRequest.Read(new AttributeReader(_pair.Theirs));

        Assert.Equal(request.Recipients, received.Recipients);
        Assert.Equal(Wire(request.Times), Wire(received.Times));
        Assert.Equal(request with { Recipients = [], Times = received.Times }, received with { Recipients = [], Times = received.Times });
    }

    [Fact]
    public void Time_stamps_are_the_native_structure()
    {
        byte[] wire = Wire(new MessageTimes { Arrival = DateTimeOffset.UnixEpoch.AddSeconds(1).AddMicroseconds(2) });

        Assert.Equal(88, wire.Length);
        Assert.Equal(1, BitConverter.ToInt64(wire, 0));
        Assert.Equal(2, BitConverter.ToInt64(wire, 8));
        Assert.All(wire[16..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Time_stamps_of_another_size_are_refused() =>
        Assert.Throws<FormatException>(() => MessageTimes.FromWire(new byte[87]));

    [Fact]
    public void A_reply_names_the_trouble_with_the_hop()
    {
        DsnDetail hop = new("4.4.1", "connect to x: Connection refused") { DiagnosticType = "smtp", DiagnosticText = "t", MtaType = "dns", MtaName = "x" };
        new DeliverReply(hop, AllDone: false).Write(new AttributeWriter(_pair.Ours));
        _pair.Ours.Flush();

        Assert.Equal(new DeliverReply(hop, AllDone: false), DeliverReply.Read(new AttributeReader(_pair.Theirs)));
    }

    private static byte[] Wire(MessageTimes times)
    {
        byte[] wire = new byte[MessageTimes.WireSize];
        Array.Fill(wire, (byte)0xff);
        times.Format(wire);
        return wire;
    }
}
