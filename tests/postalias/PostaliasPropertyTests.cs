using System.Text;
using Postfix.Postalias;
using Postfix.Tests.Cli;
using Postfix.Tests.Lookup;

namespace Postfix.Tests.Postalias;

/// <summary>What holds for all alias databases: they are dictionaries of names.</summary>
public sealed class PostaliasPropertyTests : IDisposable
{
    private static readonly string[] s_members =
        ["alice", "bob@Example.ORG", "\"|/bin/cat > /dev/null\"", ":include:/etc/list", "/tmp/file", "\"a b\"@c", "two words", "voil\u00e0", "x+y", "@"];

    // As they are written, and as they are stored but for case.
    private static readonly (string Written, string Name)[] s_names =
    [
        ("root", "root"), ("Root", "Root"), ("\"quo ted\"", "\"quo ted\""), ("\"q\\\"x\"", "\"q\\\"x\""), ("x-y", "x-y"), ("j\u00fcrgen", "j\u00fcrgen"),
        ("J\u00dcRGEN", "J\u00dcRGEN"), ("Stra\u00dfe", "Stra\u00dfe"), ("\"Plain\"", "\"Plain\""), ("a#b", "a#b"), ("dots.in.it", "dots.in.it"),
    ];

    private static readonly string[] s_faulty = ["no colon", "empty:", ": nokey", "a, b: c", "user@domain: x", "user%host: x"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void A_database_answers_like_the_dictionary_that_it_was_made_of(string type) => RandomCases.Check(15, random =>
    {
        Dictionary<string, string> expected = [];
        string option = random.Pick(["-w", "-r", ""]);
        string source = RandomSource(random, expected, replaces: option == "-r", out int duplicates, out int faults);
        _directory.Write("aliases", source);
        CommandRun build = Run(option, Table(type));
        Assert.Equal(0, build.Status);
        Assert.Equal(option == "" ? duplicates : 0, Count(build.Errors, "duplicate entry"));
        Assert.Equal(faults, Count(build.Errors, "need name:value pair") + Count(build.Errors, "name must be local"));
        AssertHas(type, expected);

        string more = RandomSource(random, expected, replaces: true, out _, out faults);
        CommandRun added = CommandRun.Of(new PostaliasCommand(), _directory, ["-r", "-i", Table(type)], more);
        Assert.Equal((0, faults), (added.Status, Count(added.Errors, "need name:value pair") + Count(added.Errors, "name must be local")));
        AssertHas(type, expected);
    });

    private static string RandomSource(Random random, Dictionary<string, string> expected, bool replaces, out int duplicates, out int faults)
    {
        StringBuilder source = new();
        (duplicates, faults) = (0, 0);
        for (int count = random.Next(20); count > 0; count--)
        {
            if (random.Chance(10))
            {
                source.Append(random.Pick(s_faulty)).Append('\n');
                faults++;
            }
            (string written, string name) = random.Pick(s_names);
            List<string> members = [random.Pick(s_members), .. random.Several(3, () => random.Pick(s_members))];
            source.Append($"{written}{random.Pick([":", ": ", " :\t"])}{string.Join(random.Pick([",", ", ", " ,  ", ",\n\t", "\n# between\n , "]), members)}\n");
            string key = RandomEntries.Fold(name);
            string value = string.Join(", ", members);
            bool isNew = expected.TryAdd(key, value);
            duplicates += isNew ? 0 : 1;
            if (replaces)
                expected[key] = value;
        }
        return source.ToString();
    }

    private void AssertHas(string type, Dictionary<string, string> expected)
    {
        IEnumerable<string> listed = Run("-s", Table(type)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("@:", StringComparison.Ordinal) && !line.StartsWith("YP_", StringComparison.Ordinal));
        Assert.Equal(
            string.Join('\n', expected.Select(entry => $"{entry.Key}:\t{entry.Value}").Order(StringComparer.Ordinal)),
            string.Join('\n', listed.Order(StringComparer.Ordinal)));
        string keys = string.Concat(s_names.Select(name => name.Name + "\n"));
        IEnumerable<string> answers = from name in s_names
                                      let value = expected.GetValueOrDefault(RandomEntries.Fold(name.Name))
                                      where value is not null
                                      select $"{name.Name}:\t{value}\n";
        Assert.Equal(string.Concat(answers), CommandRun.Of(new PostaliasCommand(), _directory, ["-q", "-", Table(type)], keys).Output);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private string Table(string type) => $"{type}:{_directory / "aliases"}";

    private CommandRun Run(params string[] arguments) =>
        CommandRun.Of(new PostaliasCommand(), _directory, [.. arguments.Where(argument => argument.Length > 0)]);
}
