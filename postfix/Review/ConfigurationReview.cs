using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>What "postfix check" finds in main.cf and master.cf beyond what Postfix's does.</summary>
/// <param name="Findings">All findings, review by review.</param>
/// <param name="Complaints">What postconf(1) says and no finding says better.</param>
internal sealed record ConfigurationReview(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Complaints)
{
    /// <summary>Looks at the files of a configuration.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="complaints">What postconf(1) says about it.</param>
    /// <param name="isRunning">Whether the mail system is up.</param>
    /// <exception cref="ConfigurationException">A file is broken.</exception>
    public static ConfigurationReview Make(Settings settings, string complaints, bool isRunning)
    {
        ReviewedConfiguration configuration = ReviewedConfiguration.Load(settings);
        List<Finding> findings = [];
        List<string> rest = [];
        foreach (PostconfComplaint complaint in PostconfComplaint.In(complaints))
        {
            Finding[] explained = [.. complaint.Explain(configuration)];
            findings.AddRange(explained);
            if (explained.Length == 0)
                rest.Add(complaint.Line);
        }
        using ReviewedTables tables = new(settings);
        List<IReview> reviews =
        [
            new SyntaxReview(), new TableReview(tables), new ListReview(), new TlsFileReview(), new RestrictionReview(), new RelayReview(tables),
            new OverrideReview(), new UsageReview(),
        ];
        if (!isRunning)
            reviews.Add(new PortReview());
        findings.AddRange(reviews.SelectMany(review => review.Find(configuration)));
        return new ConfigurationReview([.. findings.Distinct()], rest);
    }
}
