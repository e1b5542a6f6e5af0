using System.Globalization;
using Postfix.Lookup;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Tests.Lookup;

public sealed class EntryStoreTests
{
    private const int Many = 100_000;

    private readonly EntryStore _store = new();

    [Fact]
    public void Entries_are_found_and_come_in_the_order_in_which_they_were_put()
    {
        string[] keys = [.. Enumerable.Range(0, Many).Select(i => (i * 7919 % Many).ToString(CultureInfo.InvariantCulture))];
        Assert.All(keys, key => Assert.True(Put(key, $"value of {key}")));

        Assert.All(keys, key => Assert.Equal($"value of {key}", Find(key)));
        Assert.Null(Find($"{Many}"));
        Assert.Equal(keys.Select(key => (key, $"value of {key}")), All());
    }

    [Fact]
    public void A_store_is_a_dictionary() => RandomCases.Check(20, random =>
    {
        EntryStore store = new();
        Dictionary<string, string> expected = [];
        for (int i = random.Next(3000); i > 0; i--)
        {
            string key = new((char)random.Next(256), random.Next(1, 40)), value = new((char)random.Next(256), random.Chance(50) ? random.Next(70_000) : random.Next(40));
            bool overwrites = random.Chance(2), isNew = !expected.ContainsKey(key);
            Assert.Equal(overwrites || isNew, store.Put(ByteText.ToBytes(key), ByteText.ToBytes(value), overwrites));
            if (overwrites || isNew)
                expected[key] = value;
        }
        Assert.All(expected, entry => Assert.Equal(entry.Value, Find(store, entry.Key)));
        Assert.Equal(expected.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value)),
            All(store).OrderBy(entry => entry.Key, StringComparer.Ordinal));
    });

    [Theory]
    [InlineData(4088)]
    [InlineData(4089)]
    [InlineData((1 << 20) - 9)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(10_000_001)]
    public void An_entry_may_be_as_large_as_a_block_or_larger(int size)
    {
        string value = new('v', size);
        Put("before", "1");
        Put("k", value);
        Put("after", "2");

        Assert.Equal(value, Find("k"));
        Assert.Equal([("before", "1"), ("k", value), ("after", "2")], All());
    }

    [Fact]
    public void Announced_keys_need_not_be_there()
    {
        Put("key", "value");
        KeyBatch keys = new();
        keys.Reserve(1000);
        for (int i = 0; i < 1000; i++)
            keys.Add(ByteText.ToBytes($"{i}"));
        _store.Prefetch(keys);

        Assert.Null(Find("7"));
        Assert.Equal("value", Find("key"));
    }

    private bool Put(string key, string value) => _store.Put(ByteText.ToBytes(key), ByteText.ToBytes(value), overwrite: false);

    private string? Find(string key) => Find(_store, key);

    private IEnumerable<(string Key, string Value)> All() => All(_store);

    private static string? Find(EntryStore store, string key) =>
        store.TryFind(ByteText.ToBytes(key), out ReadOnlySpan<byte> value) ? ByteText.FromBytes(value) : null;

    private static List<(string Key, string Value)> All(EntryStore store)
    {
        List<(string, string)> all = [];
        (int, int) cursor = default;
        while (store.TryRead(ref cursor, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
            all.Add((ByteText.FromBytes(key), ByteText.FromBytes(value)));
        return all;
    }
}
