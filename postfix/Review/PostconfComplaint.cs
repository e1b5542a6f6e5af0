using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>A warning of postconf(1), which seldom says where and never what to do.</summary>
/// <param name="Line">As postconf wrote it: "postconf: warning: /etc/postfix/main.cf: unused parameter: name=value".</param>
internal readonly record struct PostconfComplaint(string Line)
{
    private const string Label = "warning: ";

    /// <summary>The complaints in what postconf wrote on standard error.</summary>
    public static IEnumerable<PostconfComplaint> In(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new PostconfComplaint(line));

    /// <summary>The same with place and remedy: a finding for each line that it concerns; none when the complaint must do as it is.</summary>
    public IEnumerable<Finding> Explain(ReviewedConfiguration configuration)
    {
        string text = Line[(Line.IndexOf(Label, StringComparison.Ordinal) is >= 0 and int label ? label + Label.Length : 0)..];
        if (Split(text, ": unused parameter: ") is { } unused)
        {
            return TableSpec.TryParse(unused.Before) is { } table
                ? ReportUnused(table, NameOf(unused.After))
                : ReportUnused(Settings(configuration, unused.Before, NameOf(unused.After)));
        }
        if (Split(text, "open \"") is { Before: "" } open && Split(open.After, "\" configuration \"") is { } of && Split(of.After, "\": ") is { } reason)
            return ReportMissing(configuration, new TableSpec(of.Before, reason.Before), reason.After);
        if (Split(text, ": undefined parameter: ") is { } undefined)
            return ReportUndefined(configuration, undefined.Before, undefined.After);
        if (Split(text, ": read-only parameter assignment: ") is { } fixedOne)
            return Report(Settings(configuration, fixedOne.Before, NameOf(fixedOne.After)), $"{NameOf(fixedOne.After)} cannot be set", "remove it");
        if (Split(text, ": support for parameter ") is { } old && Split(old.After, "; instead, ") is { } advice)
            return Report(Settings(configuration, old.Before, advice.Before.Split(' ')[0].Trim('"')), $"support for parameter {advice.Before}", advice.After);
        return Split(text, ": overriding earlier entry: ") is { } twice ? ReportTwice(configuration, twice.Before, twice.After) : [];
    }

    private static (string Before, string After)? Split(string text, string mark)
    {
        int place = text.IndexOf(mark, StringComparison.Ordinal);
        return place < 0 ? null : (text[..place], text[(place + mark.Length)..]);
    }

    private static string NameOf(string setting) => setting[..Math.Max(setting.IndexOf('='), 0)];

    private static IEnumerable<ReviewedSetting> Settings(ReviewedConfiguration configuration, string file, string name) =>
        configuration.AllSettings.Where(setting => setting.Name == name && setting.File == file);

    private static IEnumerable<Finding> Report(IEnumerable<ReviewedSetting> settings, string problem, string fix) =>
        settings.Select(setting => setting.Report(problem, fix));

    private static IEnumerable<Finding> ReportUnused(IEnumerable<ReviewedSetting> settings) => settings.Select(setting => setting.Report(
        $"no parameter \"{setting.Name}\"",
        NearestName.Find(setting.Name, KnownNames()) is { } known ? $"did you mean \"{known}\"?" : "remove it"));

    // The settings of a database client.
    private static IEnumerable<Finding> ReportUnused(TableSpec table, string name) =>
        [new Finding(table.Name, MainCf.Load(table.Name).LineOf(name), $"no parameter \"{name}\" of {table.Type} tables", "remove it")];

    // As TableReview says it.
    private static IEnumerable<Finding> ReportMissing(ReviewedConfiguration configuration, TableSpec table, string reason) =>
        from setting in configuration.AllSettings
        where ParameterCatalog.Find(setting.Name) is not null
            && Tokens.SplitWithBraces(setting.Expanded).Exists(word => ReviewedTables.Parse(word) == table)
        select FileSystem.TryStatus(table.Name) is null
            ? setting.Report($"{setting.Name}: {table}: no such file", $"create {table.Name}")
            : setting.Report($"{setting.Name}: {table}: {reason}", $"correct {table.Name}");

    private static IEnumerable<Finding> ReportUndefined(ReviewedConfiguration configuration, string file, string name)
    {
        string fix = NearestName.Find(name, KnownNames()) is { } known ? $"did you mean \"${known}\"?" : $"set {name}, or remove ${name}";
        return configuration.AllSettings
            .Where(setting => setting.File == file && NameReferences.In(setting.Value).Contains(name))
            .Select(setting => setting.Report($"{setting.Name}: no parameter \"{name}\"", fix));
    }

    // "/etc/postfix/main.cf, line 5".
    private static IEnumerable<Finding> ReportTwice(ReviewedConfiguration configuration, string place, string setting) =>
        Split(place, ", line ") is { } at && at.Before == configuration.Main.Path && int.TryParse(at.After, out int line)
            ? [new Finding(at.Before, line, $"{NameOf(setting)} is set a second time, \"{setting}\" has no effect", "remove one of the two")]
            : [];

    private static IEnumerable<string> KnownNames() => ParameterCatalog.Groups.SelectMany(area => area.Parameters).Select(parameter => parameter.Name);
}
