using Postfix.Cli.Manual;
using Postfix.Config;

namespace Postfix.Packaging.Manual;

/// <summary>All pages of the manual, with what other pages and the parameter catalog say put in where a page asks for it.</summary>
internal sealed class Book
{
    private const string ParameterPage = "postconf(5)";
    private readonly List<ParameterTopic> _topics;
    private readonly Dictionary<string, ParameterEntry> _parameters;

    private Book(IEnumerable<ManualPage> pages, List<ParameterTopic> topics)
    {
        _topics = topics;
        _parameters = topics.SelectMany(topic => topic.Entries)
            .SelectMany(entry => entry.Names, (entry, name) => (name, entry))
            .ToDictionary(pair => pair.name, pair => pair.entry, StringComparer.Ordinal);
        Pages = [.. pages];
        Pages = [.. Pages.Select(page => page with { Blocks = [.. page.Blocks.SelectMany(Insert)] })];
    }

    /// <summary>The pages, complete.</summary>
    public IReadOnlyList<ManualPage> Pages { get; }

    /// <summary>Reads the pages *.md of a folder and the explanations of parameters in its folder postconf.5.</summary>
    /// <exception cref="FormatException">A file is not as it should be; the message names it.</exception>
    public static Book Read(string folder) => new(
        Files(folder).Select(file => In(file, () => ManualPage.Parse(File.ReadAllText(file)))),
        [.. Files(Path.Combine(folder, "postconf.5")).Select(file => In(file, () => ParameterTopic.Read(file)))]);

    /// <summary>The page of that name, "postmap(1)"; null when it is not in the book.</summary>
    public ManualPage? PageNamed(string reference) =>
        Pages.FirstOrDefault(page => page.Names.Any(name => name.ToString() == reference));

    /// <summary>Names of all parameters that postconf(5) explains.</summary>
    public IEnumerable<string> Parameters => _parameters.Keys;

    /// <summary>Whether postconf(5) explains a parameter of that name.</summary>
    public bool Explains(string parameter) => _parameters.ContainsKey(parameter);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal);

    private static T In<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }

    private IEnumerable<ManualBlock> Insert(ManualBlock block) => block switch
    {
        ManualInsertion { Name: "parameters", Argument: "" } => [Explanations()],
        ManualInsertion { Name: "parameters" } insertion => [Summaries(Topic(insertion.Argument))],
        ManualInsertion { Name: "parameter" } insertion => [Summaries([insertion.Argument])],
        ManualInsertion insertion => throw new FormatException($"{{{{{insertion.Name}}}}} means nothing"),
        _ => [block],
    };

    private ManualDefinitions Explanations() => new(
    [
        .. from entry in _topics.SelectMany(topic => topic.Entries)
           orderby entry.Names[0]
           select new ManualDefinition([.. entry.Names.Select(Term)], [.. entry.Blocks, .. Reservation(entry)]),
    ]);

    // What only programs read that do not exist yet.
    private IEnumerable<ManualBlock> Reservation(ParameterEntry entry)
    {
        List<string> users = [.. References.In(entry.Topic)];
        if (users.Count == 0 || users.Exists(user => PageNamed(user) != null))
            return [];
        string text = $"This release has no {string.Join(" or ", users)}: the parameter is known and has no effect.";
        return [new ManualParagraph(text, text)];
    }

    private ManualDefinitions Summaries(IEnumerable<string> names) =>
        new([.. names.Select(name => new ManualDefinition([Term(name)], [new ManualParagraph(Entry(name).Summary, Entry(name).Summary)]))]);

    private IEnumerable<string> Topic(string name) =>
        (_topics.Find(topic => topic.Name == name) ?? throw new FormatException($"no parameters in a group {name}"))
        .Entries.SelectMany(entry => entry.Names);

    private ParameterEntry Entry(string name) =>
        _parameters.GetValueOrDefault(name) ?? throw new FormatException($"{ParameterPage} does not explain {name}");

    // "name (time, default: 30s)"; a pattern for names that a site makes has neither kind nor default of its own.
    private static string Term(string name)
    {
        if (ParameterCatalog.Find(name) is not { } parameter)
            return $"`{name}`";
        string text = parameter.IsComputed ? "see the output of `postconf -d`" : Default(parameter.DefaultText(Settings.FromValues()));
        return $"`{name}` ({Kind(parameter.Kind)}; default: {text})";
    }

    private static string Default(string text) =>
        text.Length == 0 ? "empty" : text.Contains('`') ? ManualText.Quote(text) : $"`{text}`";

    private static string Kind(ParameterKind kind) => kind switch
    {
        ParameterKind.Bool => "yes or no",
        ParameterKind.Number or ParameterKind.Long => "number",
        ParameterKind.Time => "time",
        _ => "text",
    };
}
