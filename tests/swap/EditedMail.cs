namespace Postfix.Tests.Swap;

/// <summary>A message, what a filter does to it, and what it is then.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Recipients">Local parts; where they begin with "deleted", the filter takes them away.</param>
/// <param name="Changes">What the filter does.</param>
internal sealed record EditedMail(string Subject, string[] Recipients, params byte[][] Changes)
{
    /// <summary>What all recipients' addresses end in.</summary>
    public const string Domain = "@there.example";

    private const string OldHeaders = "X-First: one\nX-Short: s\nX-Gone: bye\nX-Folded: a,\n\tb\n";
    private const string OldBody = "first line\nsecond line\n";

    /// <summary>Envelope sender when the filter is done.</summary>
    public string Sender { get; init; } = "sender@example.test";

    /// <summary>Local parts of recipients that the filter adds.</summary>
    public string[] Added { get; init; } = [];

    /// <summary>Headers with names in X-, as changed.</summary>
    public string Headers { get; init; } = OldHeaders;

    /// <summary>The body, as changed.</summary>
    public string Body { get; init; } = OldBody;

    /// <summary>The message before it is changed.</summary>
    public string Text => $"Subject: {Subject}\n{OldHeaders}\n{OldBody}";

    /// <summary>Addresses of all who are to get it.</summary>
    public IEnumerable<string> Readers =>
        Recipients.Concat(Added).Where(name => !name.StartsWith("deleted", StringComparison.Ordinal)).Select(name => name + Domain);

    /// <summary>Changes of all kinds to the headers; other values make others.</summary>
    public static byte[][] ChangesOfHeaders(string value) =>
    [
        MailFilter.ChangeHeader("X-Short", "t"), MailFilter.ChangeHeader("X-First", LongValue(value)), MailFilter.ChangeHeader("X-Gone", ""),
        MailFilter.ChangeHeader("X-Folded", $"{value},\n\tin two lines"), MailFilter.InsertHeader(1, "X-Inserted", value),
        MailFilter.AddHeader("X-Added", value),
    ];

    /// <summary>The headers after these changes.</summary>
    public static string ChangedHeaders(string value) =>
        $"X-Inserted: {value}\nX-First: {LongValue(value)}\nX-Short: t\nX-Folded: {value},\n\tin two lines\nX-Added: {value}\n";

    private static string LongValue(string value) => $"{value}, which has no room in the place of the value before";
}
