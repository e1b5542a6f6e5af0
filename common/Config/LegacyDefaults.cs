namespace Postfix.Config;

/// <summary>
/// The safety net of <c>compatibility_level</c>: a site that has not agreed to newer defaults keeps the old ones, and a
/// log line appears wherever an old one makes a difference.
/// </summary>
public static class LegacyDefaults
{
    private const string LevelTest = "${{$compatibility_level} <level {";

    // What sites with Postfix 3.6 to 3.10 agreed to. One old default is left to them, and their logs stay as their tools know them.
    private static readonly CompatibilityLevel s_quietSince = new(3, 6);

    /// <summary>Whether the parameter is not set and has an old default only because of the compatibility level.</summary>
    public static bool AppliesTo(Settings settings, Parameter parameter) =>
        !settings.IsSet(parameter.Name)
        && NewDefaultSince(parameter.DefaultText(settings)) is { } level
        && settings.CompatibilityLevel < level;

    /// <summary>Whether programs say at their start that the site has old defaults, used or not.</summary>
    public static bool AreAnnounced(Settings settings) => settings.CompatibilityLevel < s_quietSince;

    /// <summary>The log line for the use of an old default that <see cref="AppliesTo">applies</see>.</summary>
    /// <param name="parameter">The parameter whose default is old.</param>
    /// <param name="value">The value as the line shows it, such as "yes" or "$mydestination".</param>
    /// <param name="effect">What the value does here, such as <c>to rewrite "a" to "a.example.com"</c>; null when it is always the same.</param>
    public static string Notice(Parameter parameter, string value, string? effect = null) =>
        $"using backwards-compatible default setting {parameter.Name}={value}{(effect is null ? "" : " ")}{effect}";

    /// <summary>Whether <c>mynetworks</c> has more in it than this host, only because of the compatibility level.</summary>
    public static bool WidenOwnNetworks(Settings settings) =>
        !settings.IsSet(MailParameters.MyNetworks.Name) && AppliesTo(settings, MailParameters.MyNetworksStyle);

    /// <summary>A default that changed tells so itself: <c>${{$compatibility_level} &lt;level {2} ? {old} : {new}}</c>.</summary>
    private static CompatibilityLevel? NewDefaultSince(string defaultText)
    {
        if (!defaultText.StartsWith(LevelTest, StringComparison.Ordinal))
        {
            return null;
        }

        string level = defaultText[LevelTest.Length..defaultText.IndexOf('}', LevelTest.Length)];
        return CompatibilityLevel.TryParse(level, out CompatibilityLevel since) ? since : null;
    }
}
