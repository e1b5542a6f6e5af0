using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>
/// Restrictions that do not exist, and those that no client can reach, as one before them decides about all (postconf(5),
/// smtpd_recipient_restrictions).
/// </summary>
internal sealed class RestrictionReview : IReview
{
    public IEnumerable<Finding> Find(ReviewedConfiguration configuration)
    {
        Dictionary<Settings, RestrictionClasses> known = [];
        foreach (ReviewedSetting setting in configuration.AllSettings)
        {
            if (!known.TryGetValue(setting.Scope, out RestrictionClasses? classes))
                known.Add(setting.Scope, classes = new RestrictionClasses(setting.Scope));
            if (!IsList(setting.Name) && !classes.Names.Contains(setting.Name))
                continue;
            List<RestrictionWord> list = RestrictionWord.Read(setting.Expanded);
            foreach (RestrictionWord word in list.Where(word => !Exists(word, classes)))
                yield return ReportUnknown(setting, word.Name, classes);
            int end = classes.FindFirst(list, IsFinal);
            if (end >= 0 && end < list.Count - 1)
            {
                yield return setting.Report(
                    $"{setting.Name}: nothing after \"{list[end]}\" has an effect, such as \"{list[end + 1]}\"",
                    $"move \"{list[end]}\" to the end, or remove what follows it");
            }
        }
    }

    private static bool IsList(string name) =>
        name.StartsWith("smtpd_", StringComparison.Ordinal) && name.EndsWith("_restrictions", StringComparison.Ordinal);

    private static bool Exists(RestrictionWord word, RestrictionClasses classes) =>
        word.IsTable || RestrictionNames.ArgumentOf(word.Name) is not null || classes.Names.Contains(word.Name);

    private static Finding ReportUnknown(ReviewedSetting setting, string name, RestrictionClasses classes) => setting.Report(
        $"{setting.Name}: no restriction \"{name}\", clients are told to come again",
        NearestName.Find(name, RestrictionNames.All.Concat(classes.Names)) is { } nearest ? $"did you mean \"{nearest}\"?" : "remove it");

    private static bool IsFinal(RestrictionWord word, bool isTrial) =>
        word.Is("permit") || (word.Is("reject", "defer") && !isTrial);
}
