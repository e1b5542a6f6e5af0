namespace Postfix.Cleanup.Tests;

/// <summary>Records of usual messages.</summary>
internal static class MessageText
{
    public const string Received = "N|Received: by test";

    /// <summary>A message from me to you, with this content behind a Received: header.</summary>
    public static string[] Of(params string[] lines) => From("me@example.org", ["you"], lines);

    public static string[] From(string sender, string[] recipients, params string[] lines) =>
        ["T|1700000000 5", "A|rewrite_context=local", $"S|{sender}", .. recipients.Select(r => $"R|{r}"), "M|", Received, .. lines.Select(line => $"N|{line}"), "X|", "E|"];
}
