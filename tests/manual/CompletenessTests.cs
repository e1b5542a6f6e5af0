using System.Reflection;
using System.Text.RegularExpressions;
using Postfix.Cli;
using Postfix.Cli.Manual;
using Postfix.Config;
using Postfix.Lookup;

namespace Postfix.Tests.Manual;

/// <summary>Nothing that a person can type or set is without an explanation, and nothing is explained that does not exist.</summary>
public sealed partial class CompletenessTests
{
    public static TheoryData<string> Commands => [.. Programs("commands"), "postdrop", "postlog", "postqueue"];

    public static TheoryData<string> Daemons => [.. Programs("daemons")];

    public static TheoryData<string> TableTypes => [.. TableRegistry.Names];

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_has_a_page(string name) => Assert.NotNull(Source.Book.PageNamed($"{name}(1)"));

    [Theory, MemberData(nameof(Daemons))]
    public void Every_daemon_has_a_page(string name) => Assert.NotNull(Source.Book.PageNamed($"{name}(8)"));

    [Theory, MemberData(nameof(Commands))]
    public void Every_option_of_a_command_is_explained_once(string name)
    {
        List<string> explained = [.. Terms(name).Where(term => !term.StartsWith("--", StringComparison.Ordinal))];
        if (LettersOf(name) is { } letters)
        {
            Assert.Equal(
                letters.Where(letter => letter != ':').Order(),
                explained.Select(term => term[1]).Distinct().Order());
            return;
        }
        Assert.Equal(
            CommandNamed(name).Options.Options.Select(Term).Distinct().Order(StringComparer.Ordinal),
            explained.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_explains_help_and_version(string name) =>
        Assert.Equal(["--help", "--version"], Terms(name).Where(term => term is "--help" or "--version"));

    [Theory, MemberData(nameof(Commands))]
    public void Help_explains_each_option_on_a_line_of_its_own(string name)
    {
        string[] lines = CommandHelp.Answer(name, ["--help"], () => "usage:", () => ProgramOf(name))!.Split('\n');
        foreach (string term in Terms(name))
            Assert.Single(lines, line => Regex.IsMatch(line, $@"^  (-.*, )?{Regex.Escape(term)}(, -.*)? +\S"));
        Assert.All(lines, line => Assert.True(line.StartsWith("usage:", StringComparison.OrdinalIgnoreCase) || line.Length <= 120, line));
    }

    [Fact]
    public void Every_parameter_is_explained_and_no_other() => Assert.Equal(
        ParameterCatalog.Groups.SelectMany(group => group.Parameters).Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
        Source.Book.Parameters.Where(name => !IsPattern(name)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(TableTypes))]
    public void Every_table_type_is_explained(string type)
    {
        ManualPage page = Source.Book.PageNamed("postfix-tables(5)")!;
        Assert.Contains(page.Blocks.OfType<ManualHeading>(), heading => heading.Level == 3 && heading.Text == type);
    }

    // What is in neither book nor list is a slip of the pen; the list has pages of the system, and of programs to come.
    [Fact]
    public void Every_page_that_is_referred_to_exists()
    {
        HashSet<string> others = [.. File.ReadAllLines(Path.Combine(Source.Root, "tests/manual/others.txt"))];
        Assert.DoesNotContain(others, name => Source.Book.PageNamed(name) != null);
        IEnumerable<string> missing =
            from file in Directory.EnumerateFiles(Path.Combine(Source.Root, "docs/manual"), "*.md", SearchOption.AllDirectories)
            from match in Reference().Matches(File.ReadAllText(file))
            where Source.Book.PageNamed(match.Value) == null && !others.Contains(match.Value)
            select $"{Path.GetFileName(file)}: {match.Value}";
        Assert.Empty(missing.Distinct());
    }

    // Parameters that a site makes, one per transport, service or table.
    private static bool IsPattern(string name) => name.StartsWith("transport_", StringComparison.Ordinal) && ParameterCatalog.Find(name) == null;

    private static string Term(CommandOption option) => option.ValueName == null ? $"-{option.Letter}" : $"-{option.Letter} {option.ValueName}";

    private static IEnumerable<string> Terms(string command) => Source.Book.PageNamed($"{command}(1)")!
        .Definitions("OPTIONS")
        .SelectMany(entry => entry.Terms)
        .Select(ManualText.Plain);

    private static IEnumerable<string> Programs(string executable) =>
        Row().Matches(File.ReadAllText(Path.Combine(Source.Root, "packaging", executable, "Program.cs"))).Select(match => match.Groups[1].Value);

    private static Assembly ProgramOf(string name) => Assembly.Load(name is "mailq" or "newaliases" ? "sendmail" : name);

    private static Command CommandNamed(string name)
    {
        Type type = ProgramOf(name).GetTypes().Single(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);
        ConstructorInfo constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public).Single();
        return (Command)constructor.Invoke([.. constructor.GetParameters().Select(_ => name)]);
    }

    // The grammar of a command that does not declare its options one by one; postdrop(1) does without the skeleton of commands.
    private static string? LettersOf(string name) => name == "postdrop"
        ? (string)ProgramOf(name).GetType("Postfix.Postdrop.PostdropProgram", throwOnError: true)!
            .GetField("Letters", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!
        : CommandNamed(name).Options.FixedLetters;

    [GeneratedRegex(@"^ *\[""([a-z_-]+)""\] =", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"[a-z0-9][\w.-]*\([158]\)")]
    private static partial Regex Reference();
}
