namespace Postfix.Config;

/// <summary>Parameters of bounce(8) and of the notices to the postmaster.</summary>
public static class BounceParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("bounce");

    /// <summary>Gets notices about bounces that could not be delivered.</summary>
    public static readonly Parameter<string> DoubleBounceNoticeRecipient =
        Group.Text("2bounce_notice_recipient", "postmaster", minLength: 1);

    /// <summary>Gets copies of bounces and of rejected SMTP sessions when notify_classes asks for them.</summary>
    public static readonly Parameter<string> BounceNoticeRecipient =
        Group.Text("bounce_notice_recipient", "postmaster", minLength: 1);

    /// <summary>Most bytes of the original message that a notification returns; larger ones return headers only.</summary>
    public static readonly Parameter<int> SizeLimit = Group.Number("bounce_size_limit", "50000", min: 1);

    /// <summary>File with texts that replace the built-in ones of notifications (bounce(5)).</summary>
    public static readonly Parameter<string> TemplateFile = Group.Text("bounce_template_file", "");

    /// <summary>Gets copies of delay warnings when notify_classes asks for them.</summary>
    public static readonly Parameter<string> DelayNoticeRecipient =
        Group.Text("delay_notice_recipient", "postmaster", minLength: 1);

    /// <summary>Whether notifications refer to the original message, so that mail programs show them together.</summary>
    public static readonly Parameter<bool> EnableThreadedBounces = Group.Bool("enable_threaded_bounces", "no");

    /// <summary>Gets transcripts of SMTP sessions that failed for resource, software or protocol reasons.</summary>
    public static readonly Parameter<string> ErrorNoticeRecipient =
        Group.Text("error_notice_recipient", "postmaster", minLength: 1);

    /// <summary>Which kinds of trouble the postmaster is told about: bounce, 2bounce, data, delay, policy, protocol, resource, software.</summary>
    public static readonly Parameter<string> NotifyClasses = Group.Text("notify_classes", "resource, software");

    /// <summary>Whether the content of REQUIRETLS mail is left out of its notifications.</summary>
    public static readonly Parameter<bool> RequiretlsRedactDsn = Group.Bool("requiretls_redact_dsn", "yes");
}
