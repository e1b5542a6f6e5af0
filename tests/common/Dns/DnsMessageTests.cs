using System.Net;
using System.Text;
using Postfix.Dns;

namespace Postfix.Tests.Dns;

public class DnsMessageTests
{
    [Fact]
    public void Answers_come_out_with_their_values()
    {
        DnsMessage message = Parse(new DnsMessageBuilder()
            .Question("example.org", DnsRecordType.MX)
            .Exchanger("example.org", 10, "mx.example.org")
            .Address("mx.example.org", "192.0.2.1", ttl: 300)
            .Address("mx.example.org", "2001:db8::1")
            .Alias("www.example.org", "example.org")
            .Answer("example.org", DnsRecordType.TXT, 5, [3, .. "a\tb"u8, 2, .. "cd"u8])
            .Answer("_smtp._tcp.example.org", DnsRecordType.SRV, 5, [0, 1, 0, 2, 0, 25, .. DnsMessageBuilder.Encode("srv.example.org")])
            .Answer("_25._tcp.mx.example.org", DnsRecordType.TLSA, 5, 3, 1, 1, 0xab));
        Assert.Equal(DnsResponseCode.NoError, message.ResponseCode);
        Assert.Equal(new MailExchangerRecord("example.org", 60, 10, "mx.example.org"), message.Answers[0]);
        Assert.Equal(new AddressRecord("mx.example.org", DnsRecordType.A, 300, IPAddress.Parse("192.0.2.1")), message.Answers[1]);
        Assert.Equal(IPAddress.Parse("2001:db8::1"), Assert.IsType<AddressRecord>(message.Answers[2]).Address);
        Assert.Equal("example.org", Assert.IsType<HostNameRecord>(message.Answers[3]).Target);
        Assert.Equal("a bcd", Assert.IsType<TextRecord>(message.Answers[4]).Text);
        Assert.Equal(new ServiceRecord("_smtp._tcp.example.org", 5, 1, 2, 25, "srv.example.org"), message.Answers[5]);
        Assert.Equal([0xab], Assert.IsType<TlsaRecord>(message.Answers[6]).Data.ToArray());
    }

    [Fact]
    public void A_pointer_leads_to_the_rest_of_a_name()
    {
        byte[] data = [0, 5, 2, (byte)'m', (byte)'x', 0xc0, 12];
        DnsMessage message = Parse(new DnsMessageBuilder().Question("example.org", DnsRecordType.MX).Answer("example.org", DnsRecordType.MX, 1, data));
        Assert.Equal("mx.example.org", Assert.IsType<MailExchangerRecord>(message.Answers[0]).Host);
    }

    [Fact]
    public void A_pointer_to_itself_is_malformed() =>
        Assert.Null(DnsMessage.Parse(new DnsMessageBuilder().Answer("x", DnsRecordType.CNAME, 1, 0xc0, 25).ToArray()));

    [Theory]
    [InlineData(DnsRecordType.A, 3)]
    [InlineData(DnsRecordType.AAAA, 4)]
    [InlineData(DnsRecordType.TLSA, 2)]
    [InlineData(DnsRecordType.SRV, 5)]
    [InlineData(DnsRecordType.SOA, 20)]
    public void A_record_of_the_wrong_length_is_malformed(DnsRecordType type, int length) =>
        Assert.Null(DnsMessage.Parse(new DnsMessageBuilder().Answer("x", type, 1, new byte[length]).ToArray()));

    [Fact]
    public void Data_beyond_the_length_of_the_record_is_malformed() =>
        Assert.Null(DnsMessage.Parse(new DnsMessageBuilder().Answer("x", DnsRecordType.TXT, 1, 5, (byte)'a').ToArray()));

    [Fact]
    public void A_negative_time_to_live_is_zero() =>
        Assert.Equal(0u, Parse(new DnsMessageBuilder().Address("x", "192.0.2.1", ttl: 0x8000_0001)).Answers[0].TimeToLive);

    [Fact]
    public void Odd_bytes_in_labels_are_escaped() =>
        Assert.Equal(@"a\000b\.c.d", Parse(new DnsMessageBuilder().Answer("x", DnsRecordType.PTR, 1, [5, (byte)'a', 0, (byte)'b', (byte)'.', (byte)'c', 1, (byte)'d', 0]))
            .Answers.OfType<HostNameRecord>().Single().Target);

    [Fact]
    public void Every_truncation_is_malformed_or_marked()
    {
        byte[] whole = new DnsMessageBuilder().Question("a.b", DnsRecordType.A).Alias("a.b", "c.d").Address("c.d", "192.0.2.1").Authority("d", 1, 2).ToArray();
        for (int length = 0; length < whole.Length; length++)
            Assert.Null(DnsMessage.Parse(whole.AsSpan(0, length)));
        Assert.NotNull(DnsMessage.Parse(whole));
    }

    [Fact]
    public void Random_bytes_never_crash_the_parser()
    {
        Random random = new(1);
        byte[] seed = new DnsMessageBuilder().Question("a.example", DnsRecordType.MX).Exchanger("a.example", 1, "b.example")
            .Answer("a.example", DnsRecordType.TXT, 1, [3, .. "abc"u8]).Authority("example", 1, 2).ToArray();
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. seed];
            for (int change = random.Next(6); change >= 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            DnsMessage? message = DnsMessage.Parse(bytes);
            Assert.All(message?.Answers ?? [], record => Assert.True(Encoding.ASCII.GetByteCount(record.Name) < 1024));
        }
    }

    private static DnsMessage Parse(DnsMessageBuilder builder) => Assert.IsType<DnsMessage>(DnsMessage.Parse(builder.ToArray()));
}
