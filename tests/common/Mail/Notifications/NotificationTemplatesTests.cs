using Postfix.Config;
using Postfix.Mail.Notifications;

namespace Postfix.Tests.Mail.Notifications;

public sealed class NotificationTemplatesTests
{
    [Fact]
    public void Without_a_file_the_built_in_templates_apply()
    {
        NotificationTemplates templates = NotificationTemplates.Load("");

        Assert.Equal("Undelivered Mail Returned to Sender", templates[NotificationKind.Failure].Subject);
        Assert.Equal("Postmaster Warning: Delayed Mail", templates[NotificationKind.Delay].PostmasterSubject);
        Assert.Null(templates[NotificationKind.Success].PostmasterSubject);
        Assert.Equal("Mail Delivery Status Report", templates[NotificationKind.Verify].Subject);
    }

    [Fact]
    public void File_replaces_the_templates_that_it_names()
    {
        NotificationTemplates templates = NotificationTemplates.Parse("f", """
            # comment
            failure_template = <<EOF
            Charset: us-ascii
            From: MAILER-DAEMON (Own)
            Subject: Own subject
            Postmaster-Subject: Own copy

            First line.

            Last line.
            EOF

            """);

        NotificationTemplate failure = templates[NotificationKind.Failure];
        Assert.Empty(templates.Complaints);
        Assert.Equal("MAILER-DAEMON (Own)", failure.From(HeaderFromFormat.Standard));
        Assert.Equal("MAILER-DAEMON (Own)", failure.From(HeaderFromFormat.Obsolete));
        Assert.Equal("Own subject", failure.Subject);
        Assert.Equal("Own copy", failure.PostmasterSubject);
        Assert.Equal(["First line.", "", "Last line."], failure.Text);
        Assert.Equal("Delayed Mail (still being retried)", templates[NotificationKind.Delay].Subject);
    }

    [Theory]
    [InlineData("Subject: a\nColor: red\n\ntext", "f: unknown \"Color\" header label in success template -- ignoring this template")]
    [InlineData("Subject:\n\ntext", "f: empty \"Subject\" header value in success template -- ignoring this template")]
    [InlineData("Subject: b\u00e4d\n\ntext", "f: non-ASCII \"Subject\" header value in success template -- ignoring this template")]
    [InlineData("Postmaster-Subject: x\n\ntext", "f: inapplicable \"Postmaster-Subject\" header label in success template -- ignoring this template")]
    [InlineData("Subject: no text", "f: missing message text in success template -- ignoring this template")]
    [InlineData("Subject: a\n\nt\u00e4xt", "f: 8-bit message text in success template")]
    public void Template_with_a_mistake_is_not_used(string body, string complaint)
    {
        NotificationTemplates templates = NotificationTemplates.Parse("f", $"success_template = <<E\n{body}\nE\n");

        Assert.Equal(complaint, templates.Complaints[0]);
        Assert.Equal("Successful Mail Delivery Report", templates[NotificationKind.Success].Subject);
    }

    [Fact]
    public void Unknown_names_and_missing_end_markers_are_complaints()
    {
        NotificationTemplates templates = NotificationTemplates.Parse("f", "odd_template = x\ndelay_template = <<END\nSubject: s\n\ntext\n");

        Assert.Equal(["f, line 1: unknown template name: odd_template -- ignoring this template", "f, line 5: missing \"END\" end marker"],
            templates.Complaints);
        Assert.Equal("s", templates[NotificationKind.Delay].Subject);
    }

    [Theory]
    [InlineData("failure_template", "f, line 1: missing '=' after attribute name: \"failure_template\"")]
    [InlineData("failure_template = <<", "f, line 1: missing end marker after <<")]
    [InlineData("failure_template = << -", "f, line 1: malformed end marker after <<")]
    public void Malformed_file_is_a_configuration_error(string content, string message)
    {
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => NotificationTemplates.Parse("f", content)).Message);
    }

    [Fact]
    public void Names_and_durations_are_expanded()
    {
        NotificationTemplates templates = NotificationTemplates.Parse("f",
            "delay_template = <<E\nSubject: s\n\nhost $myhostname $$5\n$delay_warning_time_hours h, ${maximal_queue_lifetime_days} d\nE\n");
        TemplateExpander expander = NewExpander(out List<string> warnings);

        Assert.Equal(["host mail.example $5", "4 h, 5 d"], expander.Expand(templates[NotificationKind.Delay]));
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("$delay_warning_time_days", "0", "f: zero result in delay template conversion of parameter \"delay_warning_time_days\"")]
    [InlineData("$maximal_queue_lifetime_minutes", "7200", "f: excessive result \"7200\" in delay template conversion of parameter \"maximal_queue_lifetime_minutes\"")]
    public void Odd_units_are_warned_about(string text, string expansion, string warning)
    {
        NotificationTemplates templates = NotificationTemplates.Parse("f", $"delay_template = <<E\nSubject: s\n\n{text}\nE\n");
        TemplateExpander expander = NewExpander(out List<string> warnings);

        Assert.Equal([expansion], expander.Expand(templates[NotificationKind.Delay]));
        Assert.Equal(warning, warnings[0]);
    }

    [Theory]
    [InlineData("$no_such_name", "f: undefined $name in verify template: $no_such_name")]
    [InlineData("${myhostname", "f: bad $name syntax in verify template: ${myhostname")]
    [InlineData("$delay_warning_time_eons", "f: unrecognized suffix \"eons\" in parameter \"delay_warning_time_eons\"")]
    public void Bad_text_is_a_configuration_error(string text, string message)
    {
        NotificationTemplates templates = NotificationTemplates.Parse("f", $"verify_template = <<E\nSubject: s\n\n{text}\nE\n");

        var error = Assert.Throws<ConfigurationException>(() => NewExpander(out _).Expand(templates[NotificationKind.Verify]).ToList());
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Description_is_a_template_file_again()
    {
        NotificationTemplates templates = NotificationTemplates.Load("");
        string description = string.Join('\n', templates.Describe(HeaderFromFormat.Standard)) + "\n";

        NotificationTemplates again = NotificationTemplates.Parse("f", description);

        Assert.Empty(again.Complaints);
        Assert.Equal(templates.Describe(HeaderFromFormat.Standard), again.Describe(HeaderFromFormat.Standard));
        Assert.StartsWith("failure_template = <<EOF\nCharset: us-ascii\nFrom: Mail Delivery System <MAILER-DAEMON>\n", description);
    }

    private static TemplateExpander NewExpander(out List<string> warnings)
    {
        List<string> collected = warnings = [];
        Settings settings = Settings.FromValues(("myhostname", "mail.example"), ("delay_warning_time", "4h"));
        return new TemplateExpander(settings, collected.Add);
    }
}
