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
    public static ReviewedConfiguration Load(Settings settings)
    {
        MainCf main = MainCf.Load(settings.ConfigDirectory + "/main.cf");
        return new(settings, main, [.. MasterCf.Load(settings).Services.Select(entry => new ReviewedService(entry, main, settings))]);
    }

    /// <summary>The settings of main.cf alone.</summary>
    public ReviewedScope Scope { get; } = new(Main, Settings, []);

    /// <summary>The settings of main.cf in the order of their names, then those of services.</summary>
    public IEnumerable<ReviewedSetting> AllSettings => MainSettings.Concat(Services.SelectMany(service => service.Overrides));

    /// <summary>The settings of main.cf in the order of their names.</summary>
    public IEnumerable<ReviewedSetting> MainSettings => Main.Values.Keys.Order(StringComparer.Ordinal).Select(Scope.Find);

    /// <summary>The services that run this program.</summary>
    public IEnumerable<ReviewedService> ServicesOf(string program) => Services.Where(service => service.Entry.Command == program);
}
