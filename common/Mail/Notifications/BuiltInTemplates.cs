namespace Postfix.Mail.Notifications;

/// <summary>
/// The templates that apply unless <c>bounce_template_file</c> says otherwise; texts as bounce(5) documents them.
/// </summary>
internal static class BuiltInTemplates
{
    public static readonly NotificationTemplate Failure = new()
    {
        Kind = NotificationKind.Failure,
        Subject = "Undelivered Mail Returned to Sender",
        PostmasterSubject = "Postmaster Copy: Undelivered Mail",
        Text =
        [
            "This is the mail system at host $myhostname.",
            "",
            "I'm sorry to have to inform you that your message could not",
            "be delivered to one or more recipients. It's attached below.",
            "",
            "For further assistance, please send mail to postmaster.",
            "",
            "If you do so, please include this problem report. You can",
            "delete your own text from the attached returned message.",
            "",
            "                   The mail system",
        ],
    };

    public static readonly NotificationTemplate Delay = new()
    {
        Kind = NotificationKind.Delay,
        Subject = "Delayed Mail (still being retried)",
        PostmasterSubject = "Postmaster Warning: Delayed Mail",
        Text =
        [
            "This is the mail system at host $myhostname.",
            "",
            "####################################################################",
            "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #",
            "####################################################################",
            "",
            "Your message could not be delivered for more than $delay_warning_time_hours hour(s).",
            "It will be retried until it is $maximal_queue_lifetime_days day(s) old.",
            "",
            "For further assistance, please send mail to postmaster.",
            "",
            "If you do so, please include this problem report. You can",
            "delete your own text from the attached returned message.",
            "",
            "                   The mail system",
        ],
    };

    public static readonly NotificationTemplate Success = new()
    {
        Kind = NotificationKind.Success,
        Subject = "Successful Mail Delivery Report",
        Text =
        [
            "This is the mail system at host $myhostname.",
            "",
            "Your message was successfully delivered to the destination(s)",
            "listed below. If the message was delivered to mailbox you will",
            "receive no further notifications. Otherwise you may still receive",
            "notifications of mail delivery errors from other systems.",
            "",
            "                   The mail system",
        ],
    };

    public static readonly NotificationTemplate Verify = new()
    {
        Kind = NotificationKind.Verify,
        Subject = "Mail Delivery Status Report",
        Text =
        [
            "This is the mail system at host $myhostname.",
            "",
            "Enclosed is the mail delivery report that you requested.",
            "",
            "                   The mail system",
        ],
    };

    public static NotificationTemplate Of(NotificationKind kind) => kind switch
    {
        NotificationKind.Failure => Failure,
        NotificationKind.Delay => Delay,
        NotificationKind.Success => Success,
        _ => Verify,
    };
}
