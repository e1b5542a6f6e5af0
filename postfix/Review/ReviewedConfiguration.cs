using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>The files of a configuration, and what they come to.</summary>
/// <param name="Settings">The values in effect.</param>
/// <param name="Main">main.cf.</param>
/// <param name="Services">The services of master.cf.</param>
internal sealed record ReviewedConfiguration(Settings Settings, MainCf Main, IReadOnlyList<ReviewedService> Services)
{
    /// <summary>Reads the files of a configuration.</summary>
    /// <exception cref="ConfigurationException">One of them is broken.</exception>
    public static ReviewedConfiguration Load(Settings settings) => new(
        settings,
        MainCf.Load(settings.ConfigDirectory + "/main.cf"),
        [.. MasterCf.Load(settings).Services.Select(entry => new ReviewedService(entry))]);

    /// <summary>The settings of main.cf in the order of their names, then those of services.</summary>
    public IEnumerable<ReviewedSetting> AllSettings => Main.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => InMain(pair.Key))
        .Concat(Services.SelectMany(service => service.Overrides));

    /// <summary>A parameter as main.cf has it, or by default; that has no line.</summary>
    public ReviewedSetting InMain(string name) => new(
        Main.Path, Main.LineOf(name), name,
        Main.Values.GetValueOrDefault(name) ?? ParameterCatalog.Find(name)?.DefaultText(Settings) ?? "");

    /// <summary>A value with its <c>$name</c> references replaced.</summary>
    public string Expand(string value) => Settings.Expand(value);
}
