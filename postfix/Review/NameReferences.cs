using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>The names that a value refers to as <c>$name</c>.</summary>
internal static class NameReferences
{
    /// <summary>In their order, also those of branches that are not taken.</summary>
    public static IReadOnlyList<string> In(string value)
    {
        if (!value.Contains('$'))
            return [];
        List<string> names = [];
        MacroExpander.Scan(value, names.Add); // an error of syntax is postconf's to tell
        return names;
    }
}
