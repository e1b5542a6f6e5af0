using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>Settings of services in master.cf that are as they would be anyway.</summary>
internal sealed class OverrideReview : IReview
{
    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        foreach (MasterService service in configuration.Master.Services)
        {
            Dictionary<string, string> earlier = new(StringComparer.Ordinal);
            foreach (ReviewedSetting setting in ReviewedConfiguration.Overrides(service))
            {
                string? before = earlier.GetValueOrDefault(setting.Name) ?? InMain(configuration, setting.Name);
                if (before == setting.Value)
                {
                    yield return setting.Report($"{service.Name}/{service.TypeName}: \"-o {setting.Name}={setting.Value}\" changes nothing",
                        "remove it");
                }
                earlier[setting.Name] = setting.Value;
            }
        }
    }

    private static string? InMain(ReviewedConfiguration configuration, string name) =>
        configuration.Main.Values.GetValueOrDefault(name) ?? ParameterCatalog.Find(name)?.DefaultText(configuration.Settings);
}
