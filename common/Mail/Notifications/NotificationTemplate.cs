namespace Postfix.Mail.Notifications;

/// <summary>
/// The headers and the text of one kind of notification (bounce(5)); <c>$name</c> in the text is not expanded yet.
/// </summary>
public sealed record NotificationTemplate
{
    /// <summary>What it is for.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>Where it comes from, for warnings.</summary>
    public string Origin { get; init; } = "[built-in]";

    /// <summary>Character set of the text; anything but <c>us-ascii</c> is announced as it stands here.</summary>
    public string Charset { get; init; } = "us-ascii";

    /// <summary>Whether the text has bytes above 127.</summary>
    public bool Is8Bit { get; init; }

    /// <summary>The From: header value, <c>header_from_format = standard</c>.</summary>
    public string StandardFrom { get; init; } = "Mail Delivery System <MAILER-DAEMON>";

    /// <summary>The From: header value, <c>header_from_format = obsolete</c>.</summary>
    public string ObsoleteFrom { get; init; } = "MAILER-DAEMON (Mail Delivery System)";

    /// <summary>The Subject: header value for the sender.</summary>
    public required string Subject { get; init; }

    /// <summary>The Subject: header value of the postmaster's copy; null when there is never such a copy.</summary>
    public string? PostmasterSubject { get; init; }

    /// <summary>The text, line by line.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>The name of the kind as it stands in template files and messages.</summary>
    public string Name => NameOf(Kind);

    /// <summary>The template as a template file writes it, without the enclosing lines.</summary>
    public IEnumerable<string> Describe(HeaderFromFormat format)
    {
        yield return $"Charset: {Charset}";
        yield return $"From: {From(format)}";
        yield return $"Subject: {Subject}";
        if (PostmasterSubject is not null)
            yield return $"Postmaster-Subject: {PostmasterSubject}";
        yield return "";
        foreach (string line in Text)
            yield return line;
    }

    /// <summary>The From: header value in the wanted form.</summary>
    public string From(HeaderFromFormat format) => format == HeaderFromFormat.Standard ? StandardFrom : ObsoleteFrom;

    internal static string NameOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Failure => "failure",
        NotificationKind.Delay => "delay",
        NotificationKind.Success => "success",
        _ => "verify",
    };
}
