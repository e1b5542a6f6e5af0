using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>What "postfix check" finds in main.cf and master.cf beyond what Postfix's does.</summary>
internal static class ConfigurationReview
{
    /// <summary>All findings, review by review.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="complaints">What postconf(1) says about it.</param>
    /// <param name="isRunning">Whether the mail system is up.</param>
    /// <exception cref="ConfigurationException">A file is broken.</exception>
    public static IReadOnlyList<Finding> Find(Settings settings, string complaints, bool isRunning)
    {
        ReviewedConfiguration configuration = ReviewedConfiguration.Load(settings);
        List<IReview> reviews = [new NameReview(complaints), new TableReview(), new RestrictionReview(), new RelayReview(), new OverrideReview()];
        if (!isRunning)
            reviews.Add(new PortReview());
        return [.. reviews.SelectMany(review => review.Find(configuration))];
    }
}
