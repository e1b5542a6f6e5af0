using System.Text.RegularExpressions;

namespace Postfix.Packaging.Manual;

/// <summary>What running text refers to: manual pages, RFCs, addresses of the web.</summary>
internal static partial class References
{
    /// <summary>The manual pages that a text names: "postmap(1)".</summary>
    public static IEnumerable<string> In(string text) => Page().Matches(text).Select(match => match.Value);

    /// <summary>Cuts text into pieces, each with the address that it refers to or null.</summary>
    /// <param name="text">Running text.</param>
    /// <param name="pageAddress">The address of a manual page; null when there is none.</param>
    public static IEnumerable<(string Text, string? Address)> Split(string text, Func<string, string?> pageAddress)
    {
        int start = 0;
        foreach (Match match in Reference().Matches(text))
        {
            string? address = match.Groups["rfc"] is { Success: true } number ? $"https://www.rfc-editor.org/rfc/rfc{number.Value}"
                : match.Value.StartsWith("http", StringComparison.Ordinal) ? match.Value
                : pageAddress(match.Value);
            if (match.Index > start)
                yield return (text[start..match.Index], null);
            yield return (match.Value, address);
            start = match.Index + match.Length;
        }
        if (start < text.Length)
            yield return (text[start..], null);
    }

    [GeneratedRegex(@"[a-z0-9][\w.-]*\([1-9]\)")]
    private static partial Regex Page();

    [GeneratedRegex(@"[a-z0-9][\w.-]*\([1-9]\)|RFC (?<rfc>\d+)|https?://[^\s,;()<>]*[\w/]")]
    private static partial Regex Reference();
}
