using System.Text;
using Postfix.Ipc;

namespace Postfix.Tests.Ipc;

public sealed class NetstringTests : IDisposable
{
    private readonly ChannelPair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("with, comma: and\0NUL")]
    public void What_is_written_is_read(string text)
    {
        Netstrings.Write(_pair.Ours, Encoding.Latin1.GetBytes(text));
        _pair.Ours.Flush();
        Assert.Equal(text, Encoding.Latin1.GetString(Netstrings.Read(_pair.Theirs, 100)!));
    }

    [Theory]
    [InlineData("-1:x,")]
    [InlineData(":x,")]
    [InlineData("1:xy")]
    [InlineData("1 :x,")]
    [InlineData("h")]
    [InlineData("12345678901234567890")]
    public void Anything_else_is_refused(string bytes)
    {
        _pair.Ours.Write(bytes);
        _pair.Ours.Flush();
        Assert.Throws<FormatException>(() => Netstrings.Read(_pair.Theirs, 100));
    }

    [Theory]
    [InlineData("101:")]
    [InlineData("9999999999999999999:")]
    public void One_that_is_too_long_is_refused_without_waiting_for_it(string bytes)
    {
        _pair.Ours.Write(bytes);
        _pair.Ours.Flush();
        Assert.Throws<ChannelOverflowException>(() => Netstrings.Read(_pair.Theirs, 100));
    }

    [Fact]
    public void Random_bytes_are_a_netstring_or_refused()
    {
        Random random = new(5);
        const string Alphabet = "0129:,x";
        for (int i = 0; i < 500; i++)
        {
            using ChannelPair pair = new();
            pair.Ours.Write(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)])));
            pair.Ours.Flush();
            pair.Ours.Dispose();
            if (Record.Exception(() => Netstrings.Read(pair.Theirs, 50)) is { } error)
                Assert.True(error is FormatException or ChannelOverflowException, error.ToString());
        }
    }
}
