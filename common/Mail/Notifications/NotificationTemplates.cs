using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Mail.Notifications;

/// <summary>
/// One template per kind of notification: the built-in ones, or those of <c>bounce_template_file</c>. Immutable.
/// </summary>
public sealed class NotificationTemplates
{
    private readonly Dictionary<NotificationKind, NotificationTemplate> _templates = [];
    private readonly List<string> _complaints = [];

    private NotificationTemplates()
    {
        foreach (NotificationKind kind in Enum.GetValues<NotificationKind>())
            _templates[kind] = BuiltInTemplates.Of(kind);
    }

    /// <summary>What was wrong with a template file; such templates are not used.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The template for a kind of notification.</summary>
    public NotificationTemplate this[NotificationKind kind] => _templates[kind];

    /// <summary>The built-in templates, or what a template file puts in their place.</summary>
    /// <param name="path">The file (<c>bounce_template_file</c>); empty for none.</param>
    /// <exception cref="PosixException">The file cannot be read.</exception>
    /// <exception cref="ConfigurationException">The file is malformed.</exception>
    public static NotificationTemplates Load(string path) =>
        path.Length == 0 ? new NotificationTemplates() : Parse(path, ByteText.FromBytes(FileSystem.ReadAll(path)));

    /// <summary>As <see cref="Load"/>, for content that was read already.</summary>
    public static NotificationTemplates Parse(string path, string content)
    {
        NotificationTemplates templates = new();
        TemplateFile file = new(path);
        foreach (NotificationTemplate template in file.Parse(content))
            templates._templates[template.Kind] = template;
        templates._complaints.AddRange(file.Complaints);
        return templates;
    }

    /// <summary>All templates as a template file would say them (<c>postconf -t</c>).</summary>
    public IEnumerable<string> Describe(HeaderFromFormat format) =>
        Enclosed(template => $"{template.Name}_template = <<EOF", template => template.Describe(format));

    /// <summary>All texts as people would get them (<c>postconf -b</c>).</summary>
    public IEnumerable<string> Preview(TemplateExpander expander) =>
        Enclosed(template => $"expanded_{template.Name}_text = <<EOF", expander.Expand);

    private IEnumerable<string> Enclosed(
        Func<NotificationTemplate, string> opening, Func<NotificationTemplate, IEnumerable<string>> lines)
    {
        bool isFirst = true;
        foreach (NotificationKind kind in Enum.GetValues<NotificationKind>())
        {
            if (!isFirst)
                yield return "";
            isFirst = false;
            yield return opening(_templates[kind]);
            foreach (string line in lines(_templates[kind]))
                yield return line;
            yield return "EOF";
        }
    }
}
