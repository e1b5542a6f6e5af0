using System.Globalization;
using Postfix.Config;
using Postfix.Text;

namespace Postfix.Mail.Notifications;

/// <summary>
/// Expands <c>$name</c> in the text of a template. Two durations can be had in other units
/// (<c>$delay_warning_time_hours</c>), and host names appear in the form that people read.
/// </summary>
/// <param name="settings">Values of the parameters.</param>
/// <param name="warn">Told about values that will look odd.</param>
public sealed class TemplateExpander(Settings settings, Action<string> warn)
{
    private const int LargestSensibleCount = 999;

    private static readonly (string Suffix, TimeSpan Unit)[] s_units =
    [
        ("seconds", TimeSpan.FromSeconds(1)),
        ("minutes", TimeSpan.FromMinutes(1)),
        ("hours", TimeSpan.FromHours(1)),
        ("days", TimeSpan.FromDays(1)),
        ("weeks", TimeSpan.FromDays(7)),
    ];

    private static readonly Parameter<TimeSpan>[] s_durations =
        [CleanupParameters.DelayWarningTime, QueueManagerParameters.MaximalQueueLifetime];

    /// <summary>The text of the template, line by line.</summary>
    /// <exception cref="ConfigurationException">A line has bad syntax or an unknown name.</exception>
    public IEnumerable<string> Expand(NotificationTemplate template)
    {
        MacroExpander expander = new((name, _) => Find(template, name) is string value ? ByteText.Printable(value, '_') : null);
        foreach (string line in template.Text)
        {
            MacroResult result = expander.Expand(line);
            if (result.Error is not null)
                throw Bad("bad $name syntax", template, line);
            if (result.Undefined)
                throw Bad("undefined $name", template, line);
            yield return result.Text;
        }
    }

    private static ConfigurationException Bad(string problem, NotificationTemplate template, string line) =>
        new($"{template.Origin}: {problem} in {template.Name} template: {line}");

    private string? Find(NotificationTemplate template, string name)
    {
        foreach (Parameter<TimeSpan> duration in s_durations)
        {
            if (name.StartsWith(duration.Name, StringComparison.Ordinal) && name.Length > duration.Name.Length
                && name[duration.Name.Length] == '_')
                return InUnit(template, duration, name);
        }
        if (settings.Unexpanded(name) is not string text)
            return null;
        string value = settings.Expand(text);
        return name is "myhostname" or "mydomain" && settings[MailParameters.SmtpUtf8Enable] ? ReadableDomain(value) : value;
    }

    private string InUnit(NotificationTemplate template, Parameter<TimeSpan> duration, string name)
    {
        string suffix = name[(duration.Name.Length + 1)..];
        int index = Array.FindIndex(s_units, unit => unit.Suffix == suffix);
        if (index < 0)
            throw new ConfigurationException($"{template.Origin}: unrecognized suffix \"{suffix}\" in parameter \"{name}\"");
        TimeSpan unit = s_units[index].Unit;
        long count = (long)(settings[duration] / unit);
        if (count > LargestSensibleCount && unit < TimeSpan.FromDays(1))
            Complain(template, name, suffix, $"excessive result \"{count}\"", "increase");
        else if (count == 0 && settings[duration] > TimeSpan.Zero && index > 0)
            Complain(template, name, suffix, "zero result", "reduce");
        return count.ToString(CultureInfo.InvariantCulture);
    }

    private void Complain(NotificationTemplate template, string name, string suffix, string problem, string remedy)
    {
        warn($"{template.Origin}: {problem} in {template.Name} template conversion of parameter \"{name}\"");
        warn($"please {remedy} time unit \"{suffix}\" of \"{name}\" in {template.Name} template");
        warn("for instructions see the bounce(5) manual");
    }

    private static string ReadableDomain(string domain)
    {
        if (!domain.Contains("xn--", StringComparison.OrdinalIgnoreCase))
            return domain;
        try
        {
            return ByteText.FromUnicode(new IdnMapping().GetUnicode(domain));
        }
        catch (ArgumentException)
        {
            return domain; // not a valid IDN: people get what the DNS gets
        }
    }
}
