using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Restrictions that no client can reach, as one before them decides about all (postconf(5), smtpd_recipient_restrictions).</summary>
internal sealed class RestrictionReview : IReview
{
    private static readonly string[] s_final = ["permit", "reject", "defer"];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration) =>
        from setting in configuration.AllSettings
        where setting.Name.StartsWith("smtpd_", StringComparison.Ordinal) && setting.Name.EndsWith("_restrictions", StringComparison.Ordinal)
        let words = Tokens.SplitWithBraces(configuration.Expand(setting.Value))
        let end = words.FindIndex(s_final.Contains)
        where end >= 0 && end < words.Count - 1 && !IsOnlyWarned(words, end)
        select setting.Report(
            $"{setting.Name}: nothing after \"{words[end]}\" has an effect, such as \"{words[end + 1]}\"",
            $"move \"{words[end]}\" to the end, or remove what follows it");

    private static bool IsOnlyWarned(List<string> words, int place) => place > 0 && words[place - 1] == "warn_if_reject";
}
