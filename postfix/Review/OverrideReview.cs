using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>Options of services in master.cf that do not exist, and settings that change nothing.</summary>
internal sealed class OverrideReview : IReview
{
    // What a server under stress has in "${stress?…}" (STRESS_README).
    private static readonly (string Name, string Value)[] s_stress = [(MailParameters.Stress.Name, "yes")];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        ParameterUse use = new(configuration);
        foreach (ReviewedService service in configuration.Services)
        {
            if (service.Fault is { } fault)
                yield return new Finding(service.Entry.File, service.Entry.Line, $"{service.Name}: {fault}", "remove it");
            for (int i = 0; i < service.Overrides.Count; i++)
            {
                if (Judge(configuration, service, i, use) is { } finding)
                    yield return finding;
            }
        }
    }

    private static Finding? Judge(ReviewedConfiguration configuration, ReviewedService service, int index, ParameterUse use)
    {
        ReviewedSetting setting = service.Overrides[index];
        string text = $"{service.Name}: \"-o {setting.Name}={setting.Value}\"";
        string program = service.Entry.Command;
        if (!use.IsRead(program, setting.Name))
        {
            string readers = string.Join(" or ", ParameterReaders.Of(setting.Name).Select(reader => $"{reader}(8)"));
            return setting.Report($"{text} changes nothing, {program}(8) does not read it", $"set it in main.cf, or for {readers}");
        }
        if (service.Overrides.Skip(index + 1).FirstOrDefault(later => later.Name == setting.Name) is { Name: not null } later && later.Value != setting.Value)
            return setting.Report($"{text} changes nothing, \"{later.Value}\" on line {later.Line} takes its place", "remove one of the two");
        ReviewedSetting before = service.Overrides.Take(index).LastOrDefault(earlier => earlier.Name == setting.Name) is { Name: not null } earlier
            ? earlier
            : configuration.Scope.Find(setting.Name);
        return IsSame(configuration.Settings, before.Value, setting.Value) ? setting.Report($"{text} changes nothing", "remove it") : null;
    }

    // Who refers to another value wants to follow it, wherever it goes.
    private static bool IsSame(Settings settings, string before, string after) => before == after
        || (before.Contains('$') && !after.Contains('$') && Expansion.Of(settings, before).Text == after
            && Expansion.Of(settings.With(s_stress), before).Text == after);
}
