using System.Buffers;
using Postfix.Lookup;
using Postfix.Lookup.Tables;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Lookup;

public class DatabaseTests
{
    private const TableFlags Rebuilding = TableFlags.WarnDuplicates | TableFlags.FoldFixed | TableFlags.Utf8 | TableFlags.BulkUpdate;

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void What_was_put_in_is_found_and_nothing_else(string type)
    {
        using TableFixture fixture = new();
        Random random = new(4711);
        Dictionary<string, string> model = [];
        while (model.Count < 3000)
            model[RandomText(random, 1, 40)] = RandomText(random, 1, random.Next(50) == 0 ? 5000 : 60);

        Build(fixture, type, model);

        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Usual);
        foreach ((string key, string value) in model)
            Assert.Equal(value, table.Find(key).Value);
        for (int i = 0; i < 1000; i++)
        {
            string key = RandomText(random, 1, 40);
            Assert.Equal(model.GetValueOrDefault(key), table.Find(key).Value);
        }
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void Plain_keys_as_bytes_find_the_same(string type)
    {
        using TableFixture fixture = new();
        Dictionary<string, string> model = Enumerable.Range(0, 500).ToDictionary(i => $"key{i}", i => $"value {i}");
        model["latin"] = ByteText.FromUnicode("Grüße");
        Build(fixture, type, model);
        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Usual | TableFlags.Lock);
        ArrayBufferWriter<byte> value = new();
        KeyBatch keys = new();
        for (int i = 0; i < 1000; i += KeyBatch.UsualCapacity)
        {
            keys.Clear();
            for (int j = 0; !keys.IsFull; j++)
                keys.Add(ByteText.ToBytes($"key{i + j}"));
            table.Expect(keys);
            for (int j = 0; j < keys.Count; j++)
            {
                value.ResetWrittenCount();
                Assert.Equal(model.ContainsKey($"key{i + j}"), table.TryFind(keys[j], value));
                Assert.Equal(model.GetValueOrDefault($"key{i + j}", ""), ByteText.FromBytes(value.WrittenSpan));
            }
        }
        keys.Clear();
        foreach (string key in (ReadOnlySpan<string>)["Key1", "k\u00c3\u00a9y", "latin"])
        {
            keys.Add(ByteText.ToBytes(key));
            Assert.Null(table.TryFind(keys[keys.Count - 1], value));
        }
    }

    [Fact]
    public void A_file_larger_than_the_memory_for_its_pages_is_searched_in_its_own_order()
    {
        using TableFixture fixture = new(settings: ("berkeley_db_read_buffer_size", "65536"));
        Dictionary<string, string> model = Enumerable.Range(0, 10_000).ToDictionary(i => $"key{i}", i => $"value {i}");
        Build(fixture, "hash", model);
        LookupTable table = fixture.Tables.Open($"hash:{fixture.Directory / "t"}", TableFlags.Usual | TableFlags.Lock);
        Assert.Equal(EarlyAnswers.BatchSize, table.BatchSize);
        ArrayBufferWriter<byte> value = new();
        KeyBatch keys = new();
        keys.Reserve(table.BatchSize);
        int next = 0;
        while (next < 15_000)
        {
            keys.Clear();
            int first = next;
            for (; !keys.IsFull && next < 15_000; next++)
                keys.Add(ByteText.ToBytes($"key{next}"));
            table.Expect(keys);
            for (int i = 0; i < keys.Count; i++)
            {
                value.ResetWrittenCount();
                Assert.Equal(model.GetValueOrDefault($"key{first + i}"), table.TryFind(keys[i], value) == true ? ByteText.FromBytes(value.WrittenSpan) : null);
                Assert.Equal(model.GetValueOrDefault($"key{i}"), table.Find($"key{i}").Value);
            }
        }
    }

    [Fact]
    public void A_small_file_is_searched_as_keys_come()
    {
        using TableFixture fixture = new();
        Build(fixture, "hash", new() { ["key"] = "value" });
        LookupTable table = fixture.Tables.Open($"hash:{fixture.Directory / "t"}", TableFlags.Usual | TableFlags.Lock);
        Assert.Equal(KeyBatch.UsualCapacity, table.BatchSize);
    }

    [Fact]
    public void A_batch_is_full_when_its_keys_are_long()
    {
        KeyBatch keys = new();
        keys.Reserve(1000);
        while (!keys.IsFull)
            keys.Add(new byte[10_000]);
        Assert.InRange(keys.Count, 50, 60);
    }

    [Fact]
    public void A_batch_of_keys_takes_keys_of_any_length()
    {
        KeyBatch keys = new();
        for (int round = 0; round < 2; round++, keys.Clear())
        {
            for (int i = 0; i < KeyBatch.UsualCapacity; i++)
                keys.Add(ByteText.ToBytes(new string('x', i * 100)));
            for (int i = 0; i < KeyBatch.UsualCapacity; i++)
                Assert.Equal(new string('x', i * 100) + '\0', ByteText.FromBytes(keys[i].WithNul));
            Assert.Throws<InvalidOperationException>(() => keys.Add("one more"u8));
        }
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void A_table_that_is_held_answers_as_before(string type)
    {
        using TableFixture fixture = new();
        Build(fixture, type, new() { ["key"] = "value" });
        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Usual | TableFlags.Lock);
        table.Hold();
        Assert.Equal("value", table.Find("key").Value);
        Assert.False(table.Find("other").IsFound);
        Assert.Equal("value", table.Find("key").Value);
        table.Release();
        Assert.Equal("value", table.Find("key").Value);
    }

    [Fact]
    public void A_table_that_is_held_keeps_writers_out()
    {
        using TableFixture fixture = new();
        Build(fixture, "hash", new() { ["key"] = "value" });
        LookupTable table = fixture.Tables.Open($"hash:{fixture.Directory / "t"}", TableFlags.Usual | TableFlags.Lock);
        using FileDescriptor writer = FileSystem.Open(fixture.Directory / "t.db", OpenFlags.ReadWrite);
        table.Hold();
        table.Find("key");
        Assert.False(writer.TryLock(LockKind.Exclusive, LockStyle.Flock));
        table.Release();
        Assert.True(writer.TryLock(LockKind.Exclusive, LockStyle.Flock));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void A_listing_has_every_entry_once(string type)
    {
        using TableFixture fixture = new();
        Dictionary<string, string> model = Enumerable.Range(0, 500).ToDictionary(i => $"key{i}", i => $"value {i}");
        Build(fixture, type, model);
        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Usual);
        Dictionary<string, string> listed = [];
        for (TableEntry? entry = table.First(); entry is { } found; entry = table.Next())
            listed.Add(found.Key, found.Value);
        Assert.Equal(model, listed);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void Random_updates_leave_what_a_dictionary_would_have(string type)
    {
        using TableFixture fixture = new();
        Random random = new(42);
        Dictionary<string, string> model = [];
        LookupTable table = fixture.Tables.Open(
            $"{type}:{fixture.Directory / "t"}", TableFlags.Lock | TableFlags.ReplaceDuplicates, TableAccess.CreateOrUpdate);
        for (int i = 0; i < 400; i++)
        {
            string key = $"k{random.Next(60)}";
            if (random.Next(3) == 0)
                Assert.Equal(model.Remove(key), table.Delete(key));
            else
                table.Put(key, model[key] = RandomText(random, 1, 20));
            Assert.Equal(model.GetValueOrDefault(key), table.Find(key).Value);
        }
        table.Commit();
        LookupTable reader = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Lock);
        for (int i = 0; i < 60; i++)
            Assert.Equal(model.GetValueOrDefault($"k{i}"), reader.Find($"k{i}").Value);
    }

    [Fact]
    public void An_lmdb_table_grows_beyond_its_first_size()
    {
        using TableFixture fixture = new(settings: ("lmdb_map_size", "20000"));
        LookupTable table = fixture.Tables.Open(
            $"lmdb:{fixture.Directory / "t"}", TableFlags.Lock | TableFlags.ReplaceDuplicates, TableAccess.CreateOrUpdate);
        string value = new('v', 500);
        for (int i = 0; i < 300; i++)
            table.Put($"key{i}", value);
        LookupTable reader = fixture.Tables.Open($"lmdb:{fixture.Directory / "t"}", TableFlags.Lock);
        Assert.Equal(value, reader.Find("key299").Value);
    }

    [Fact]
    public void A_rebuild_of_a_full_lmdb_table_asks_to_start_over()
    {
        using TableFixture fixture = new(settings: ("lmdb_map_size", "20000"));
        LookupTable table = fixture.Tables.Open($"lmdb:{fixture.Directory / "t"}", Rebuilding, TableAccess.Rebuild);
        int restarts = 0;
        while (!TryFill(table))
            restarts++;
        Assert.True(restarts > 0);
        Assert.Equal("v", fixture.Find($"lmdb:{fixture.Directory / "t"}", "key2999"));
    }

    [Theory]
    [InlineData("hash", "t.db")]
    [InlineData("lmdb", "t.lmdb")]
    [InlineData("cdb", "t.cdb")]
    public void A_removed_or_changed_file_is_noticed(string type, string file)
    {
        using TableFixture fixture = new();
        Build(fixture, type, new() { ["a"] = "1" });
        string table = $"{type}:{fixture.Directory / "t"}";
        fixture.Tables.Open(table, TableFlags.Lock | TableFlags.FoldFixed);
        Assert.Null(fixture.Tables.FindChanged());
        FileSystem.Unlink(fixture.Directory / file);
        Assert.Equal($"{table}(0,lock|fold_fix)", fixture.Tables.FindChanged());
    }

    [Theory]
    [InlineData("hash", "t.db", true)]
    [InlineData("cdb", "t.cdb", true)]
    [InlineData("lmdb", "t.lmdb", false)]
    public void A_written_file_is_noticed_unless_readers_see_updates(string type, string file, bool changes)
    {
        using TableFixture fixture = new();
        Build(fixture, type, new() { ["a"] = "1" });
        fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Lock);
        FileSystem.SetTimes(fixture.Directory / file, DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.Equal(changes, fixture.Tables.FindChanged() is not null);
    }

    [Fact]
    public void A_database_that_is_older_than_its_source_draws_a_warning()
    {
        using TableFixture fixture = new();
        Build(fixture, "hash", new() { ["a"] = "1" });
        string source = fixture.Write("t", "a 1\n");
        FileSystem.SetTimes(fixture.Directory / "t.db", DateTimeOffset.UtcNow.AddHours(-2));
        FileSystem.SetTimes(source, DateTimeOffset.UtcNow.AddHours(-1));
        fixture.Tables.Open($"hash:{source}", TableFlags.Lock);
        Assert.Equal([$"database {source}.db is older than source file {source}"], fixture.LogLines);
    }

    [Theory]
    [InlineData("hash", TableFlags.WithNul, TableFlags.WithoutNul)]
    [InlineData("hash", TableFlags.WithoutNul, TableFlags.WithNul)]
    [InlineData("cdb", TableFlags.WithNul, TableFlags.WithoutNul)]
    [InlineData("lmdb", TableFlags.WithoutNul, TableFlags.WithNul)]
    public void Files_with_and_without_trailing_nul_are_read_alike(string type, TableFlags style, TableFlags other)
    {
        using TableFixture fixture = new();
        Build(fixture, type, new() { ["a"] = "1" }, style);
        string table = $"{type}:{fixture.Directory / "t"}";
        Assert.Equal("1", fixture.Find(table, "a"));
        Assert.Null(fixture.Find(table, "a", TableFlags.Lock | other));
    }

    [Theory]
    [InlineData("hash", "/t.db: duplicate entry: \"a\"")]
    [InlineData("lmdb", "/t: duplicate entry: \"a\"")]
    [InlineData("cdb", "/t: duplicate entry: \"a\"")]
    public void The_first_of_two_equal_keys_wins_with_a_warning(string type, string warning)
    {
        using TableFixture fixture = new();
        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", Rebuilding, TableAccess.Rebuild);
        table.Put("A", "1");
        Assert.Equal(PutOutcome.Duplicate, table.Put("a", "2"));
        table.Commit();
        table.Dispose();
        Assert.Equal("1", fixture.Find($"{type}:{fixture.Directory / "t"}", "a"));
        Assert.EndsWith(warning, Assert.Single(fixture.LogLines));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void A_value_that_was_replaced_is_not_listed(string type)
    {
        using TableFixture fixture = new();
        (string Key, string Value)[] entries = [("a", "1"), ("b", "2"), ("a", "three"), ("c", "4"), ("A", "5"), ("b", "six"), ("d", "7")];
        BuildFrom(fixture, type, entries, TableFlags.ReplaceDuplicates);
        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Usual);
        List<TableEntry> listed = [];
        for (TableEntry? entry = table.First(); entry is not null; entry = table.Next())
            listed.Add(entry.Value);
        TableEntry[] expected = [new("a", "5"), new("b", "six"), new("c", "4"), new("d", "7")];
        Assert.Equal(expected, listed.OrderBy(entry => entry.Key));
        Assert.All(expected, entry => Assert.Equal(entry.Value, table.Find(entry.Key).Value));
    }

    [Fact]
    public void An_empty_key_is_an_error_for_lmdb()
    {
        const string Problem = "MDB_BAD_VALSIZE: Unsupported size of key/DB name/data, or wrong DUPFIXED size";
        using TableFixture fixture = new();
        Build(fixture, "lmdb", new() { ["a"] = "1" });
        string name = $"lmdb:{fixture.Directory / "t"}";
        LookupTable table = fixture.Tables.Open(name, TableFlags.Usual);
        Assert.Equal(LookupResult.Failed(Problem), table.Find(""));
        Assert.Equal([$"error reading {name}: {Problem}"], fixture.LogLines);
        Assert.Equal(LookupResult.NotFound, table.Find(new string('x', 600)));
        LookupTable updates = fixture.Tables.Open(name, TableFlags.Usual, TableAccess.Update);
        Assert.Equal($"error deleting from {name}: {Problem}", Assert.Throws<TableException>(() => updates.Delete("")).Message);
        Assert.Equal($"error updating {name}: {Problem}", Assert.Throws<TableException>(() => updates.Put(new string('x', 600), "v")).Message);
    }

    [Fact]
    public void Replaced_values_take_no_room_in_a_cdb_file()
    {
        using TableFixture fixture = new();
        (string Key, string Value)[] entries = [.. Enumerable.Range(0, 3000).Select(i => ($"key{i}", new string((char)('a' + (i % 26)), 20 + (i % 90))))];
        BuildFrom(fixture, "cdb", entries);
        string file = fixture.Directory / "t.cdb";
        byte[] plain = File.ReadAllBytes(file);
        BuildFrom(fixture, "cdb", entries.SelectMany(entry => new[] { (entry.Key, "old"), (entry.Key, "older"), entry }), TableFlags.ReplaceDuplicates);
        Assert.Equal(plain, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("hash", "16000000")]
    [InlineData("hash", "300000")]
    [InlineData("btree", "300000")]
    [InlineData("lmdb", "0")]
    [InlineData("cdb", "0")]
    public void A_large_table_has_all_entries_and_reports_duplicates_in_their_order(string type, string memory)
    {
        using TableFixture fixture = new(settings: ("berkeley_db_create_buffer_size", memory));
        Random random = new(7);
        (string Key, string Value)[] entries = [.. Enumerable.Range(0, 40_000).Select(i => ($"user{i % 39_990}@example.com", $"value {i}"))];
        random.Shuffle(entries.AsSpan(0, 30_000));
        fixture.Write("t", string.Concat(entries.Select(entry => $"{entry.Key} {entry.Value}\n")));

        BuildFrom(fixture, type, entries);

        LookupTable table = fixture.Tables.Open($"{type}:{fixture.Directory / "t"}", TableFlags.Usual);
        Assert.All(entries.DistinctBy(entry => entry.Key), entry => Assert.Equal(entry.Value, table.Find(entry.Key).Value));
        Assert.False(table.Find("user39990@example.com").IsFound);
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => $"duplicate entry: \"user{i}@example.com\""),
            fixture.LogLines.Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void A_large_hash_table_grows_when_entries_are_added()
    {
        using TableFixture fixture = new();
        (string Key, string Value)[] entries = [.. Enumerable.Range(0, 60_000).Select(i => ($"key{i}", $"value {i}"))];
        fixture.Write("t", string.Concat(entries.Take(30_000).Select(entry => $"{entry.Key} {entry.Value}\n")));
        BuildFrom(fixture, "hash", entries[..30_000]);

        LookupTable table = fixture.Tables.Open($"hash:{fixture.Directory / "t"}", TableFlags.Lock, TableAccess.Update);
        foreach ((string key, string value) in entries[30_000..])
            table.Put(key, value);
        table.Commit();

        Assert.All(entries, entry => Assert.Equal(entry.Value, table.Find(entry.Key).Value));
    }

    [Fact]
    public void A_damaged_cdb_file_fails_lookups()
    {
        using TableFixture fixture = new();
        byte[] file = new byte[2048];
        Random.Shared.NextBytes(file);
        File.WriteAllBytes(fixture.Directory / "t.cdb", file);
        LookupTable table = fixture.Tables.Open($"cdb:{fixture.Directory / "t"}", TableFlags.Usual);
        Assert.NotEqual(LookupStatus.Found, table.Find("key").Status);
    }

    [Fact]
    public void A_damaged_cdb_file_is_named_once()
    {
        using TableFixture fixture = new();
        Build(fixture, "cdb", new() { ["a"] = "1" });
        string file = fixture.Directory / "t.cdb";
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..2055]);
        string table = $"cdb:{fixture.Directory / "t"}";
        Assert.Equal(LookupResult.Failed("Protocol error"), fixture.Tables.Open(table, TableFlags.Usual).Find("a"));
        Assert.Equal([$"error reading {file}: Protocol error"], fixture.LogLines);
        File.WriteAllBytes(file, []);
        Assert.Equal($"dict_cdbq_open: unable to init {file}: Protocol error",
            Assert.Throws<TableException>(() => fixture.Tables.Open(table, TableFlags.None)).Message);
    }

    [Fact]
    public void Keys_with_the_same_hash_are_told_apart()
    {
        Dictionary<uint, string> seen = [];
        Dictionary<string, string> model = [];
        for (int i = 0; model.Count < 20; i++)
        {
            string key = $"{i}{i * 7919 % 10007}";
            if (!seen.TryAdd(CdbHash.Of(ByteText.ToBytes(key)), key) && seen[CdbHash.Of(ByteText.ToBytes(key))] is { } twin && twin != key)
                (model[twin], model[key]) = ($"value of {twin}", $"value of {key}");
        }
        using TableFixture fixture = new();
        BuildFrom(fixture, "cdb", [.. model.Select(entry => (entry.Key, "old")), .. model.Select(entry => (entry.Key, entry.Value))],
            TableFlags.ReplaceDuplicates);
        LookupTable table = fixture.Tables.Open($"cdb:{fixture.Directory / "t"}", TableFlags.Usual);
        Assert.Equal(model, model.Keys.ToDictionary(key => key, key => table.Find(key).Value!));
    }

    private static void Build(TableFixture fixture, string type, Dictionary<string, string> entries, TableFlags style = TableFlags.None) =>
        BuildFrom(fixture, type, entries.Select(entry => (entry.Key, entry.Value)), style);

    private static void BuildFrom(
        TableFixture fixture, string type, IEnumerable<(string Key, string Value)> entries, TableFlags style = TableFlags.None)
    {
        using TableSet tables = new(fixture.Context);
        LookupTable table = tables.Open($"{type}:{fixture.Directory / "t"}", Rebuilding | style, TableAccess.Rebuild);
        foreach ((string key, string value) in entries)
            table.Put(key, value);
        table.Commit();
    }

    private static bool TryFill(LookupTable table)
    {
        try
        {
            for (int i = 0; i < 3000; i++)
                table.Put($"key{i}", "v");
            table.Commit();
            return true;
        }
        catch (TableFullException)
        {
            return false;
        }
    }

    private static string RandomText(Random random, int shortest, int longest)
    {
        const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789@.-_+ \"\\/:%";
        return string.Create(random.Next(shortest, longest + 1), random, static (text, random) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = Characters[random.Next(Characters.Length)];
        });
    }
}
