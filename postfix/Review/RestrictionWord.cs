using Postfix.Config;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>A restriction as it stands in a list.</summary>
/// <param name="Name">Its name, that of a class, or a table.</param>
/// <param name="Argument">What belongs to it; empty when nothing does.</param>
/// <param name="IsTrial">It is behind <c>warn_if_reject</c>.</param>
internal sealed record RestrictionWord(string Name, string Argument, bool IsTrial)
{
    /// <summary>Whether it is a table without <c>check_…_access</c>.</summary>
    public bool IsTable => Name.Contains(':');

    /// <summary>The restrictions of a list, whose <c>$name</c> references are replaced already.</summary>
    public static List<RestrictionWord> Read(string list)
    {
        List<RestrictionWord> restrictions = [];
        bool isTrial = false;
        for (Queue<string> words = new(Tokens.SplitWithBraces(list)); words.TryDequeue(out string? word);)
        {
            if (ByteText.EqualsIgnoreCase(word, RestrictionNames.WarnIfReject))
            {
                isTrial = true;
                continue;
            }
            bool hasArgument = RestrictionNames.ArgumentOf(word) is not (null or RestrictionArgument.None);
            restrictions.Add(new RestrictionWord(word, hasArgument && words.TryDequeue(out string? argument) ? argument : "", isTrial));
            isTrial = false;
        }
        return restrictions;
    }

    /// <summary>Whether it is this restriction; upper and lower case are the same.</summary>
    public bool Is(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (ByteText.EqualsIgnoreCase(Name, name))
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Argument.Length > 0 ? $"{Name} {Argument}" : Name;
}
