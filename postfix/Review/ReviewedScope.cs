using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>The settings of main.cf, or those of a service with its own ones before them.</summary>
/// <param name="main">main.cf.</param>
/// <param name="settings">The values in effect.</param>
/// <param name="overrides">The <c>-o</c> settings, in order.</param>
internal sealed class ReviewedScope(MainCf main, Settings settings, IReadOnlyList<ReviewedSetting> overrides)
{
    /// <summary>The values in effect.</summary>
    public Settings Settings { get; } = settings;

    /// <summary>
    /// A parameter with the place that gives it its value: an <c>-o</c> of its name, an <c>-o</c> of a name that the value refers to, or
    /// main.cf; a default has no line.
    /// </summary>
    public ReviewedSetting Find(string name)
    {
        string value = Settings.Unexpanded(name) ?? "";
        return FindOverride(name, []) is { } own
            ? own with { Name = name, Value = value }
            : new ReviewedSetting(main.Path, main.LineOf(name), name, value, Settings);
    }

    private ReviewedSetting? FindOverride(string name, HashSet<string> visited)
    {
        if (overrides.Count == 0 || !visited.Add(name))
            return null;
        int own = overrides.ToList().FindLastIndex(setting => setting.Name == name);
        if (own >= 0)
            return overrides[own];
        return NameReferences.In(Settings.Unexpanded(name) ?? "")
            .Select(reference => FindOverride(reference, visited)).FirstOrDefault(found => found is not null);
    }
}
