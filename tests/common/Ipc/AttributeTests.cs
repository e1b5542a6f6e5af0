using System.Text;
using Postfix.Ipc;

namespace Postfix.Tests.Ipc;

public sealed class AttributeTests : IDisposable
{
    private readonly ChannelPair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void A_rewrite_request_has_the_bytes_of_the_contract()
    {
        AttributeWriter writer = new(_pair.Ours);
        writer.Write("request", "rewrite");
        writer.Write("rule", "local");
        writer.Write("address", "user@example");
        writer.End();
        writer.Flush();

        Assert.Equal("request.rewrite.rule.local.address.user@example..", Received().Replace('\0', '.'));
    }

    [Fact]
    public void A_plain_request_has_the_bytes_of_the_contract()
    {
        AttributeWriter writer = new(_pair.Ours, AttributeFormat.Plain);
        writer.Write("request", "connect");
        writer.Write("count", -1);
        writer.End();
        writer.Flush();

        Assert.Equal("request=connect\ncount=4294967295\n\n", Received());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "4294967295")]
    [InlineData(int.MaxValue, "2147483647")]
    public void Numbers_travel_unsigned(int value, string wire)
    {
        AttributeWriter writer = new(_pair.Ours);
        writer.Write("n", value);
        writer.End();
        writer.Flush();
        Assert.Equal($"n\0{wire}\0\0", Received());
        Send($"n\0{wire}\0\0");

        Assert.Equal(value, new AttributeReader(_pair.Ours).ReadInt("n"));
    }

    [Fact]
    public void An_empty_string_is_a_value_and_not_the_end()
    {
        Send("status\00\0reason\0\0\0");
        AttributeReader reader = new(_pair.Ours);

        Assert.Equal(0, reader.ReadInt("status"));
        Assert.Equal("", reader.ReadString("reason"));
        reader.End();
    }

    [Theory]
    [InlineData("other\0x\0\0", "unexpected attribute other from our peer (expecting: name)")]
    [InlineData("\0", "missing attribute name in input from our peer")]
    [InlineData("name\0", "premature end-of-input on our peer while reading input attribute value")]
    [InlineData("na", "premature end-of-input on our peer while reading input attribute name")]
    public void A_broken_list_is_told_as_postfix_tells_it(string wire, string message)
    {
        Send(wire);
        _pair.Theirs.Dispose();

        AttributeException error = Assert.Throws<AttributeException>(() => new AttributeReader(_pair.Ours).ReadString("name"));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("1x")]
    [InlineData("99999999999999999999")]
    public void A_malformed_number_is_refused(string number)
    {
        Send($"n\0{number}\0\0");

        Assert.Throws<AttributeException>(() => new AttributeReader(_pair.Ours).ReadInt("n"));
    }

    [Fact]
    public void A_peer_that_closes_between_lists_ends_the_session()
    {
        Send("a\01\0\0");
        _pair.Theirs.Dispose();
        AttributeReader reader = new(_pair.Ours);

        Assert.False(reader.AtEnd());
        reader.ReadInt("a");
        reader.End();
        Assert.True(reader.AtEnd());
    }

    [Fact]
    public void A_value_over_its_limit_is_refused()
    {
        Send("a\0" + new string('x', 101) + "\0\0");

        Assert.Throws<ChannelOverflowException>(() => new AttributeReader(_pair.Ours).ReadString("a", maxLength: 100));
    }

    [Theory]
    [InlineData(AttributeFormat.NullTerminated)]
    [InlineData(AttributeFormat.Plain)]
    public void What_is_written_is_read_again(AttributeFormat format)
    {
        Random random = new(17);
        for (int round = 0; round < 200; round++)
        {
            byte[] data = new byte[random.Next(300)];
            random.NextBytes(data);
            string text = Encoding.Latin1.GetString(data).Replace("\0", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
            AttributeWriter writer = new(_pair.Theirs, format);
            writer.Write("text", text);
            writer.WriteData("data", data);
            writer.Write("long", (long)round - 100);
            writer.End();
            writer.Flush();

            AttributeReader reader = new(_pair.Ours, format);
            Assert.Equal(text, reader.ReadString("text"));
            byte[] received = new byte[data.Length];
            Assert.Equal(data.Length, reader.ReadData("data", received));
            Assert.Equal(data, received);
            Assert.Equal(round - 100, reader.ReadLong("long"));
            reader.End();
        }
    }

    [Theory]
    [InlineData("as expected", true)]
    [InlineData("as expecteD", false)]
    [InlineData("", false)]
    [InlineData("caf\u00e9", false)]
    public void A_value_that_is_as_expected_is_that_very_string(string value, bool isSame)
    {
        const string expected = "as expected";
        AttributeWriter writer = new(_pair.Theirs);
        writer.Write("text", value);
        writer.Flush();

        string read = new AttributeReader(_pair.Ours).ReadString("text", expected);

        Assert.Equal((value, isSame), (read, ReferenceEquals(read, expected)));
    }

    [Theory]
    [InlineData("AAAAAA==")]
    [InlineData("AAA*")]
    public void Data_that_is_too_long_or_malformed_is_refused(string value)
    {
        AttributeWriter writer = new(_pair.Theirs);
        writer.Write("data", value);
        writer.Flush();

        Assert.Throws<AttributeException>(() => new AttributeReader(_pair.Ours).ReadData("data", new byte[3]));
    }

    [Fact]
    public void Random_bytes_are_refused_and_never_crash()
    {
        Random random = new(4711);
        for (int round = 0; round < 300; round++)
        {
            using ChannelPair pair = new();
            byte[] noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            pair.Theirs.Write(noise);
            pair.Theirs.Flush();
            pair.Theirs.Dispose();
            AttributeReader reader = new(pair.Ours, round % 2 == 0 ? AttributeFormat.NullTerminated : AttributeFormat.Plain);

            Exception? error = Record.Exception(() =>
            {
                while (!reader.AtEnd())
                    reader.TryReadPair(out _, out _);
            });

            Assert.True(error is null or AttributeException or ChannelOverflowException, error?.ToString());
        }
    }

    private void Send(string wire)
    {
        _pair.Theirs.Write(wire);
        _pair.Theirs.Flush();
    }

    private string Received()
    {
        Assert.True(_pair.Theirs.Fill());
        string text = Encoding.Latin1.GetString(_pair.Theirs.Buffered);
        _pair.Theirs.Consume(text.Length);
        return text;
    }
}
