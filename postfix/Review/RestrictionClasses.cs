using Postfix.Config;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>The lists that have a name in <c>smtpd_restriction_classes</c>.</summary>
internal sealed class RestrictionClasses
{
    private readonly Dictionary<string, List<RestrictionWord>> _lists = new(StringComparer.Ordinal);

    public RestrictionClasses(Settings settings)
    {
        foreach (string name in Tokens.SplitList(Expansion.OfParameter(settings, SmtpdAccessParameters.RestrictionClasses.Name)))
            _lists[name] = RestrictionWord.Read(Expansion.OfParameter(settings, name));
    }

    /// <summary>Their names.</summary>
    public IReadOnlyCollection<string> Names => _lists.Keys;

    /// <summary>The list that a restriction stands for; null when it is no class. Restrictions come first, as for smtpd(8).</summary>
    public IReadOnlyList<RestrictionWord>? Find(RestrictionWord restriction) =>
        RestrictionNames.ArgumentOf(restriction.Name) is null ? _lists.GetValueOrDefault(restriction.Name) : null;

    /// <summary>
    /// The first restriction of a list that satisfies a condition, or is a class with one that does. A class within itself is not looked
    /// at again.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="condition">Told whether the restriction is behind <c>warn_if_reject</c>, itself or with its class.</param>
    /// <returns>The place in the list; -1 when there is none.</returns>
    public int FindFirst(IReadOnlyList<RestrictionWord> list, Func<RestrictionWord, bool, bool> condition) => FindFirst(list, condition, isTrial: false, []);

    private int FindFirst(
        IReadOnlyList<RestrictionWord> list, Func<RestrictionWord, bool, bool> condition, bool isTrial, HashSet<IReadOnlyList<RestrictionWord>> visited)
    {
        if (!visited.Add(list))
            return -1;
        for (int i = 0; i < list.Count; i++)
        {
            bool isOnlyWarned = isTrial || list[i].IsTrial;
            if (Find(list[i]) is { } inner ? FindFirst(inner, condition, isOnlyWarned, visited) >= 0 : condition(list[i], isOnlyWarned))
                return i;
        }
        return -1;
    }
}
