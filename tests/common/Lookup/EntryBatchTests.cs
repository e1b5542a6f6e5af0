using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Tests.Lookup;

public sealed class EntryBatchTests
{
    private readonly List<(string Key, string Value, bool Overwrite)> _stored = [];

    [Fact]
    public void Entries_are_stored_in_the_order_of_their_places()
    {
        EntryBatch batch = new(64 * 1024, key => (uint)(byte)~key[^1]);
        Add(batch, ("a1", "x"), ("b3", "y"), ("c2", "z"));
        batch.Store(Store);
        Assert.Equal(["b3", "c2", "a1"], _stored.Select(entry => entry.Key));
    }

    [Fact]
    public void Without_places_the_bytes_of_the_keys_are_the_order() => RandomCases.Check(50, random =>
    {
        EntryBatch batch = new(64 * 1024);
        (string Key, string Value)[] entries =
            [.. Enumerable.Range(0, random.Next(200)).Select(i => (RandomKey(random), $"{i}"))];
        _stored.Clear();
        Add(batch, entries);
        batch.Store(Store);
        Assert.Equal(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal), _stored.Select(entry => (entry.Key, entry.Value)));
    });

    [Fact]
    public void Keys_that_were_there_are_told_in_the_order_of_the_source()
    {
        EntryBatch batch = new(64 * 1024);
        Add(batch, ("c", "1"), ("a", "2"), ("b", "3"), ("a", "4"));
        Assert.Equal(["c", "a"], batch.Store((key, value, overwrite) =>
            Store(key, value, overwrite) && _stored[^1].Key != "c" && _stored[^1].Value != "2"));
        Assert.Empty(batch.Store(Store));
    }

    [Fact]
    public void What_is_forgotten_is_not_stored()
    {
        EntryBatch batch = new(64 * 1024);
        Add(batch, ("b", "1"), ("a", "2"));
        batch.Clear();
        Add(batch, ("c", "3"));
        batch.Store(Store);
        Assert.Equal([("c", "3", false)], _stored);
    }

    private static void Add(EntryBatch batch, params (string Key, string Value)[] entries) => Assert.All(
        entries, entry => Assert.True(batch.TryAdd(ByteText.ToBytes(entry.Key), ByteText.ToBytes(entry.Value), withNul: false, overwrite: false)));

    private bool Store(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        _stored.Add((ByteText.FromBytes(key), ByteText.FromBytes(value), overwrite));
        return true;
    }

    private static string RandomKey(Random random) =>
        random.Pick(["", "common ", "common prefix "]) + new string((char)random.Next(256), random.Next(1, 4)) + (char)random.Next(256);
}
