using Postfix.Postmap;
using Postfix.Tests.Cli;
using Postfix.Tests.Lookup;

namespace Postfix.Tests.Postmap;

/// <summary>What holds for all tables: they are dictionaries.</summary>
public sealed class PostmapPropertyTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void A_table_answers_like_the_dictionary_that_it_was_made_of(string type) => RandomCases.Check(20, random =>
    {
        bool folds = random.Chance(80);
        string option = random.Pick(["", "w", "r"]) + (folds ? "" : "f");
        RandomSource source = new(random, most: 60);
        _directory.Write("t", source.Text);
        Dictionary<string, string> expected = [];
        int duplicates = source.CopyTo(expected, replaces: option.Contains('r'), folds);

        CommandRun build = Run([.. Options(option), Table(type)]);
        Assert.Equal(0, build.Status);
        Assert.Equal(option.AsSpan().ContainsAny("wr") ? 0 : duplicates, Count(build.Errors, "duplicate entry"));
        Assert.Equal(source.FaultyLines, Count(build.Errors, "expected format: ") + Count(build.Errors, "unbalanced '\"'"));

        List<string> keys = [.. source.Entries.Select(entry => entry.Key), .. random.Several(20, () => RandomEntries.Key(random))];
        keys.AddRange([.. keys.Select(key => key.ToUpperInvariant())]);
        IEnumerable<string> answers = from key in keys
                                      let value = expected.GetValueOrDefault(folds ? RandomEntries.Fold(key) : key)
                                      where value is not null
                                      select $"{key}\t{value}";
        Assert.Equal(Joined(answers), Run([.. Options(folds ? "" : "f"), "-q", "-", Table(type)], Joined(keys)).Output);
        if (type != "cdb")
            AssertHas(type, expected);
    });

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void Entries_come_and_go_as_in_a_dictionary(string type) => RandomCases.Check(6, random =>
    {
        Dictionary<string, string> expected = [];
        foreach (string suffix in new[] { "db", "lmdb" })
            File.Delete(_directory / $"t.{suffix}");
        for (int step = 0; step < 8; step++)
        {
            if (step == 0 || random.Chance(60))
            {
                RandomSource source = new(random, most: 12);
                string option = random.Pick(["", "w", "r"]);
                int duplicates = source.CopyTo(expected, replaces: option == "r", folds: true);
                CommandRun added = Run([.. Options(option), "-i", Table(type)], source.Text);
                Assert.Equal(0, added.Status);
                Assert.Equal(option == "" ? duplicates : 0, Count(added.Errors, "duplicate entry"));
            }
            else
            {
                List<string> keys = random.Several(3, () => random.Chance(70) && expected.Count > 0 ? random.Pick([.. expected.Keys]) : RandomEntries.Key(random));
                bool isFound = keys.Count(key => expected.Remove(RandomEntries.Fold(key))) > 0;
                Assert.Equal(new CommandRun(isFound ? 0 : 1, "", ""), Run(["-d", "-", Table(type)], Joined(keys)));
            }
            AssertHas(type, expected);
        }
    });

    private void AssertHas(string type, Dictionary<string, string> expected) =>
        Assert.Equal(
            Joined(expected.Select(entry => $"{entry.Key}\t{entry.Value}").Order(StringComparer.Ordinal)),
            Joined(Run(["-s", Table(type)]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));

    private static IEnumerable<string> Options(string letters) => letters.Select(letter => $"-{letter}");

    private static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private string Table(string type) => $"{type}:{_directory / "t"}";

    private CommandRun Run(string[] arguments, string input = "") => CommandRun.Of(new PostmapCommand(), _directory, arguments, input);
}
