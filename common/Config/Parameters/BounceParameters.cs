#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of bounce(8) and of the notices to the postmaster.</summary>
public static class BounceParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("bounce");

    public static readonly Parameter<string> DoubleBounceNoticeRecipient =
        Group.Text("2bounce_notice_recipient", "postmaster", minLength: 1);

    public static readonly Parameter<string> BounceNoticeRecipient =
        Group.Text("bounce_notice_recipient", "postmaster", minLength: 1);

    public static readonly Parameter<int> SizeLimit = Group.Number("bounce_size_limit", "50000", min: 1);

    public static readonly Parameter<string> TemplateFile = Group.Text("bounce_template_file", "");

    public static readonly Parameter<string> DelayNoticeRecipient =
        Group.Text("delay_notice_recipient", "postmaster", minLength: 1);

    public static readonly Parameter<bool> EnableThreadedBounces = Group.Bool("enable_threaded_bounces", "no");

    public static readonly Parameter<string> ErrorNoticeRecipient =
        Group.Text("error_notice_recipient", "postmaster", minLength: 1);

    public static readonly Parameter<string> NotifyClasses = Group.Text("notify_classes", "resource, software");

    public static readonly Parameter<bool> RequiretlsRedactDsn = Group.Bool("requiretls_redact_dsn", "yes");
}
