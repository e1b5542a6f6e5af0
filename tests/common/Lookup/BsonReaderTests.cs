using Postfix.Lookup.Tables;
using Postfix.Tests.Lookup.Servers;

namespace Postfix.Tests.Lookup;

public sealed class BsonReaderTests
{
    private static readonly byte[] s_document = Bson.Encode(
        ("double", 1.5), ("text", "x\0y"), ("document", new (string, object?)[] { ("a", 1) }), ("array", new object?[] { "b", 2L }),
        ("binary", Raw(5, [2, 0, 0, 0, 0, 7, 7])), ("undefined", Raw(6)), ("id", Raw(7, new byte[12])), ("truth", true),
        ("date", Raw(9, new byte[8])), ("", null), ("regex", Raw(11, [.. "x\0i\0"u8])), ("pointer", Raw(12, [1, 0, 0, 0, 0, .. new byte[12]])),
        ("code", Raw(13, [2, 0, 0, 0, 120, 0])), ("symbol", Raw(14, [2, 0, 0, 0, 120, 0])), ("scoped", Raw(15, [6, 0, 0, 0, 1, 2])),
        ("int32", -5), ("timestamp", Raw(17, new byte[8])), ("int64", long.MinValue), ("decimal", Raw(19, new byte[16])),
        ("greatest", Raw(127)), ("least", Raw(255)));

    [Fact]
    public void Members_come_in_their_order_whatever_their_type() => Assert.Equal(
        "double text=x\0y document(a=1) array(0=b 1=2) binary undefined id truth date  regex pointer code symbol scoped int32=-5 timestamp"
        + " int64=-9223372036854775808 decimal greatest least",
        Show(new BsonReader(s_document)));

    [Fact]
    public void A_document_that_is_cut_is_damaged()
    {
        for (int length = 0; length < s_document.Length; length++)
        {
            byte[] cut = s_document[..length];
            Assert.Throws<FormatException>(() => Show(new BsonReader(cut)));
            if (length > 4)
            {
                BitConverter.TryWriteBytes(cut, length);
                cut[^1] = 0;
                // What is left may make sense by chance, where a member ended.
                Exception? error = Record.Exception(() => Show(new BsonReader(cut)));
                Assert.True(error is null or FormatException, $"{length}: {error}");
            }
        }
    }

    [Fact]
    public void A_damaged_document_does_no_harm()
    {
        Random random = new(1);
        for (int i = 0; i < 50_000; i++)
        {
            byte[] damaged = [.. s_document];
            for (int count = random.Next(1, 4); count > 0; count--)
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            Exception? error = Record.Exception(() => Show(new BsonReader(damaged)));
            Assert.True(error is null or FormatException, $"{error}");
        }
    }

    [Theory]
    [InlineData(2, new byte[] { 0, 0, 0, 0 })] // no room for the NUL
    [InlineData(2, new byte[] { 1, 0, 0, 0, 120 })] // another end
    [InlineData(2, new byte[] { 255, 255, 255, 255, 0 })]
    [InlineData(2, new byte[] { 255, 255, 255, 127, 0 })]
    [InlineData(3, new byte[] { 4, 0, 0, 0 })]
    [InlineData(4, new byte[] { 5, 0, 0, 0, 1 })]
    [InlineData(5, new byte[] { 255, 255, 255, 127, 0 })]
    [InlineData(20, new byte[] { 0 })]
    public void A_value_that_makes_no_sense_is_damage(byte type, byte[] value) =>
        Assert.Throws<FormatException>(() => Show(new BsonReader(Bson.Encode(("x", Raw(type, value))))));

    private static string Show(BsonReader reader)
    {
        List<string> members = [];
        while (reader.Read())
        {
            members.Add(reader.Name + reader.Type switch
            {
                BsonType.Text => $"={reader.Text}",
                BsonType.Int32 or BsonType.Int64 => $"={reader.Number}",
                BsonType.Document or BsonType.Array => $"({Show(reader.Elements)})",
                _ => "",
            });
        }
        return string.Join(' ', members);
    }

    private static RawBson Raw(byte type, params byte[] bytes) => new(type, bytes);
}
