using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>The files of a configuration, and what they come to.</summary>
/// <param name="Settings">The values in effect.</param>
/// <param name="Main">main.cf.</param>
/// <param name="Master">master.cf.</param>
internal sealed record ReviewedConfiguration(Settings Settings, MainCf Main, MasterCf Master)
{
    /// <summary>Reads the files of a configuration.</summary>
    /// <exception cref="ConfigurationException">One of them is broken.</exception>
    public static ReviewedConfiguration Load(Settings settings) =>
        new(settings, MainCf.Load(settings.ConfigDirectory + "/main.cf"), MasterCf.Load(settings));

    /// <summary>The settings of main.cf, in the order of their names.</summary>
    public IEnumerable<ReviewedSetting> MainSettings => Main.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => new ReviewedSetting(Main.Path, Main.LineOf(pair.Key), pair.Key, pair.Value));

    /// <summary>The settings of main.cf and those of services (<c>-o</c>).</summary>
    public IEnumerable<ReviewedSetting> AllSettings => MainSettings.Concat(Master.Services.SelectMany(Overrides));

    /// <summary>The settings that a service has for itself.</summary>
    public static IEnumerable<ReviewedSetting> Overrides(MasterService service)
    {
        for (int i = 0; i < service.Arguments.Count; i++)
        {
            string argument = service.Arguments[i];
            if (!argument.StartsWith("-o", StringComparison.Ordinal))
                continue;
            string setting = argument.Length > 2 ? argument[2..] : i + 1 < service.Arguments.Count ? service.Arguments[++i] : "";
            NameValue parsed = NameValue.Split(setting);
            if (parsed.Error is null)
                yield return new ReviewedSetting(service.File, service.Line, parsed.Name, parsed.Value);
        }
    }

    /// <summary>A value with its <c>$name</c> references replaced.</summary>
    public string Expand(string value) => Settings.Expand(value);
}
