using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>Parameters in main.cf that no service of master.cf reads.</summary>
internal sealed class UsageReview : IReview
{
    // sendmail -bs runs it without an entry.
    private const string StandAlone = "smtpd";

    // Has the names of many parameters, whether they are used or not.
    private const string Proxy = "proxymap";

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        if (configuration.Services.Count == 0)
            yield break;
        ParameterUse use = new(configuration);
        string[] programs = [.. configuration.Services.Select(service => service.Entry.Command).Append(StandAlone).Distinct().Where(name => name != Proxy)];
        foreach (ReviewedSetting setting in configuration.MainSettings.Where(setting => !programs.Any(program => use.IsRead(program, setting.Name))))
        {
            string readers = string.Join(" or ", ParameterReaders.Of(setting.Name).Where(name => name != Proxy).Select(name => $"{name}(8)"));
            yield return setting.Report($"{setting.Name} has no effect, no service runs {readers}", "remove it, or add the service to master.cf");
        }
    }
}
