namespace Postfix.PostfixCommand.Review;

/// <summary>Options of services in master.cf that do not exist, and settings that are as they would be anyway.</summary>
internal sealed class OverrideReview : IReview
{
    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        foreach (ReviewedService service in configuration.Services)
        {
            if (service.Fault is { } fault)
                yield return new Finding(service.Entry.File, service.Entry.Line, $"{service.Name}: {fault}", "remove it");
            Dictionary<string, string> earlier = new(StringComparer.Ordinal);
            foreach (ReviewedSetting setting in service.Overrides)
            {
                string before = earlier.GetValueOrDefault(setting.Name) ?? configuration.InMain(setting.Name).Value;
                if (before == setting.Value)
                    yield return setting.Report($"{service.Name}: \"-o {setting.Name}={setting.Value}\" changes nothing", "remove it");
                earlier[setting.Name] = setting.Value;
            }
        }
    }
}
