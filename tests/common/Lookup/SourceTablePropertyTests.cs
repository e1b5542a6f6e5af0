using System.Runtime.InteropServices;
using System.Text;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Lookup;

/// <summary>What holds for all tables that are read from text: they are dictionaries.</summary>
public sealed class SourceTablePropertyTests
{
    private const int Cases = 40;

    [Fact]
    public void A_file_answers_like_a_dictionary() => RandomCases.Check(Cases, random =>
    {
        using TableFixture fixture = new();
        RandomSource source = new(random, most: 60);
        string path = fixture.Write("t", source.Text);
        FileSystem.SetTimes(path, DateTimeOffset.UtcNow.AddMinutes(-1));
        Dictionary<string, string> expected = [];
        TableFlags duplicates = random.Pick([TableFlags.WarnDuplicates, TableFlags.IgnoreDuplicates, TableFlags.ReplaceDuplicates]);
        int count = source.CopyTo(expected, replaces: duplicates == TableFlags.ReplaceDuplicates, folds: true);

        AssertIs(fixture, random, $"texthash:{path}", expected, duplicates);
        int lines = source.FaultyLines + (duplicates == TableFlags.WarnDuplicates ? count : 0);
        Assert.Equal(lines, fixture.LogLines.Count);
    });

    [Fact]
    public void Entries_in_the_configuration_answer_like_a_dictionary() => RandomCases.Check(Cases, random =>
    {
        using TableFixture fixture = new();
        AssertIs(fixture, random, Inline(random, out Dictionary<string, string> expected), expected);
    });

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void Literal_patterns_answer_like_a_dictionary(string type) => RandomCases.Check(Cases, random =>
    {
        using TableFixture fixture = new();
        Dictionary<string, string> expected = RandomDictionary(random);
        string rules = string.Concat(expected.Select(entry => $"/^{Escape(entry.Key)}$/i {entry.Value.Replace("$", "$$")}\n"));
        string path = fixture.Write("t", rules);
        AssertIs(fixture, random, $"{type}:{path}", expected, foldsKeys: false);
    });

    [Fact]
    public void A_union_joins_the_answers_of_its_members() => RandomCases.Check(Cases, random =>
    {
        using TableFixture fixture = new();
        List<Dictionary<string, string>> members = [];
        string table = Combine(random, "unionmap", members);
        HashSet<string> keys = [.. members.SelectMany(member => member.Keys)];
        AssertIs(fixture, random, table, keys.ToDictionary(
            key => key,
            key => string.Join(',', members.Select(member => member.GetValueOrDefault(key)).OfType<string>())));
    });

    [Fact]
    public void A_pipe_asks_each_member_for_what_the_one_before_found() => RandomCases.Check(Cases, random =>
    {
        using TableFixture fixture = new();
        List<Dictionary<string, string>> members = [];
        string table = Combine(random, "pipemap", members);
        Dictionary<string, string> expected = [];
        foreach (string key in members[0].Keys)
        {
            string? found = members.Aggregate((string?)key, (value, member) => value is null ? null : member.GetValueOrDefault(RandomEntries.Fold(value)));
            if (found is not null)
                expected.Add(key, found);
        }
        AssertIs(fixture, random, table, expected);
    });

    [Fact]
    public void A_random_table_gives_each_of_its_values_and_no_other() => RandomCases.Check(10, random =>
    {
        using TableFixture fixture = new();
        List<string> values = [.. Enumerable.Range(0, random.Next(1, 5)).Select(number => $"value{number}")];
        LookupTable table = fixture.Tables.Open($"randmap:{{{string.Join(random.Pick([",", " ", ", "]), values)}}}", TableFlags.Usual);
        // That one of four does not come up in so many draws happens once in 10^25 runs.
        HashSet<string?> drawn = [.. Enumerable.Range(0, 200).Select(_ => table.Find("key").Value)];
        Assert.Equal([.. values], drawn);
    });

    [Fact]
    public void A_static_table_gives_its_value_whatever_the_key() => RandomCases.Check(Cases, random =>
    {
        using TableFixture fixture = new();
        string value = Plain(RandomEntries.Value(random));
        Assert.Equal(Bytes(value), fixture.Find(Bytes($"static:{{ {value} }}"), Bytes(RandomEntries.Key(random))));
    });

    [Fact]
    public void A_query_of_a_database_gets_the_key_as_it_is() => RandomCases.Check(Cases, random =>
    {
        if (!NativeLibrary.TryLoad("libsqlite3.so.0", out _))
            return;
        using TableFixture fixture = new();
        Dictionary<string, string> expected = RandomDictionary(random);
        string rows = string.Join(", ", expected.Select(entry => $"({Literal(entry.Key)}, {Literal(entry.Value)})"));
        string path = fixture.Write("t", $"dbpath = :memory:\nquery = SELECT column2 FROM (VALUES {rows}) WHERE column1 = '%s'\n");
        AssertIs(fixture, random, $"sqlite:{path}", expected);
    });

    /// <summary>Asks for all keys, in capital letters too, and for others.</summary>
    private static void AssertIs(
        TableFixture fixture, Random random, string name, Dictionary<string, string> expected, TableFlags flags = TableFlags.None, bool foldsKeys = true)
    {
        LookupTable table = fixture.Tables.Open(ByteText.FromUnicode(name), TableFlags.Usual | flags);
        List<string> keys = [.. expected.Keys, .. random.Several(20, () => RandomEntries.Key(random))];
        foreach (string key in foldsKeys ? [.. keys, .. keys.Select(key => key.ToUpperInvariant())] : keys)
        {
            LookupResult result = table.Find(Bytes(key));
            Assert.False(result.IsFailed, result.Reason);
            string? value = result.IsFound ? ByteText.ToUnicode(result.Value) : null;
            string? meant = expected.GetValueOrDefault(foldsKeys ? RandomEntries.Fold(key) : key);
            Assert.True(value == meant, $"\"{key}\" gets \"{value}\" and not \"{meant}\" of {name}");
        }
    }

    private static string Combine(Random random, string type, List<Dictionary<string, string>> members)
    {
        StringBuilder table = new($"{type}:{{");
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            table.Append(members.Count > 0 ? random.Pick([",", " ", ", "]) : "").Append(Inline(random, out Dictionary<string, string> member));
            members.Add(member);
        }
        return table.Append('}').ToString();
    }

    // Few keys, that are values too, so that the tables of a combination have something to do with each other.
    private static string Inline(Random random, out Dictionary<string, string> expected)
    {
        expected = [];
        List<string> members = [];
        for (int count = random.Next(1, 12); count > 0; count--)
        {
            string key = random.Chance(60) ? random.Pick(["a", "B", "c", "\u00c9"]) : Plain(RandomEntries.Key(random)).Replace("=", "");
            string value = random.Chance(60) ? random.Pick(["a", "b", "C", "\u00e9"]) : Plain(RandomEntries.Value(random));
            if (key.Length == 0)
                continue;
            expected[RandomEntries.Fold(key)] = value;
            bool needsBraces = (key + value).AsSpan().ContainsAny(" \t,{}") || key.StartsWith('{');
            members.Add(needsBraces || random.Chance(30) ? $"{{ {key} {random.Pick(["", " "])}= {value} }}" : $"{key}={value}");
        }
        if (members.Count == 0)
            expected["k"] = "v";
        return $"inline:{{{(members.Count == 0 ? "k=v" : string.Join(random.Pick([", ", " ", ","]), members))}}}";
    }

    private static Dictionary<string, string> RandomDictionary(Random random)
    {
        Dictionary<string, string> entries = [];
        for (int count = random.Next(1, 40); count > 0; count--)
            entries[RandomEntries.Fold(RandomEntries.Key(random))] = RandomEntries.Value(random);
        return entries;
    }

    /// <summary>An expression that matches nothing but the key.</summary>
    private static string Escape(string key) =>
        string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) || c >= '\u0080' || c is '<' or '>' or '\'' or '`' ? $"{c}" : $"\\{c}"));

    private static string Literal(string text) => $"'{text.Replace("'", "''").Replace("%", "%%")}'";

    // Without braces, of which each would need its partner.
    private static string Plain(string text) => text.Replace("{", "").Replace("}", "");

    private static string Bytes(string text) => ByteText.FromUnicode(text);
}
