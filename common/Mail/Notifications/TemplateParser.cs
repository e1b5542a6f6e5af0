using Postfix.Text;

namespace Postfix.Mail.Notifications;

/// <summary>
/// Recognises the value of one template in a template file: pseudo headers, an empty line, text. A template with a mistake
/// is not used at all; mail must go out even so, hence complaints instead of exceptions.
/// </summary>
internal sealed class TemplateParser(NotificationTemplate builtIn, string origin)
{
    private readonly List<string> _complaints = [];

    /// <summary>Why the template is not used; empty when it is.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The template; the built-in one after a complaint.</summary>
    public NotificationTemplate Parse(string value)
    {
        string[] lines = value.Split('\n');
        NotificationTemplate? template = builtIn with { Origin = origin };
        int next = 0;
        for (; next < lines.Length && template is not null && HeaderLabel(lines[next]) is string label; next++)
            template = WithHeader(template, label, lines[next][label.Length..].TrimStart(':', ' ', '\t', '\r', '\v', '\f'));
        while (next < lines.Length && ByteText.Trim(lines[next]).Length == 0)
            next++;
        return (template is null ? null : WithText(template, lines[next..])) ?? builtIn;
    }

    private NotificationTemplate? WithHeader(NotificationTemplate template, string label, string value)
    {
        if (value.Length == 0)
            return Reject($"empty \"{label}\" header value");
        if (!ByteText.IsAscii(value))
            return Reject($"non-ASCII \"{label}\" header value");
        switch (ByteText.LowerAscii(label))
        {
            case "charset":
                return template with { Charset = value };
            case "from":
                return template with { StandardFrom = value, ObsoleteFrom = value };
            case "subject":
                return template with { Subject = value };
            case "postmaster-subject" when template.PostmasterSubject is null:
                return Reject($"inapplicable \"{label}\" header label");
            case "postmaster-subject":
                return template with { PostmasterSubject = value };
            default:
                return Reject($"unknown \"{label}\" header label");
        }
    }

    private NotificationTemplate? WithText(NotificationTemplate template, string[] text)
    {
        if (text.Length == 0)
        {
            _complaints.Add($"{origin}: missing message text in {builtIn.Name} template -- ignoring this template");
            return null;
        }
        bool is8Bit = Array.Exists(text, line => !ByteText.IsAscii(line));
        if (is8Bit && ByteText.EqualsIgnoreCase(template.Charset, "us-ascii"))
        {
            _complaints.Add($"{origin}: 8-bit message text in {builtIn.Name} template");
            _complaints.Add("please specify a charset value other than us-ascii");
            _complaints.Add("-- ignoring this template for now");
            return null;
        }
        return template with { Text = text, Is8Bit = is8Bit };
    }

    private NotificationTemplate? Reject(string problem)
    {
        _complaints.Add($"{origin}: {problem} in {builtIn.Name} template -- ignoring this template");
        return null;
    }

    private static string? HeaderLabel(string line)
    {
        int length = HeaderName.NameLength(ByteText.ToBytes(line));
        return length > 0 ? line[..length] : null;
    }
}
