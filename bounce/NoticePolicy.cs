using Postfix.Config;
using Postfix.Mail;
using Postfix.Mail.Notifications;

namespace Postfix.BounceServer;

/// <summary>Who hears about one kind of trouble (<c>notify_classes</c>, bounce(8)).</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">What the log calls such a notification.</param>
/// <param name="SenderWants">What NOTIFY must have for the sender to hear about a recipient.</param>
/// <param name="InsteadOfBounce">Any of these classes sends word to the postmaster when the message has the null sender.</param>
/// <param name="InsteadOfBounceTo">The postmaster's address for that.</param>
/// <param name="Copy">This class sends the postmaster a copy of what the sender gets.</param>
/// <param name="CopyTo">The postmaster's address for that.</param>
internal sealed record NoticePolicy(
    NotificationKind Kind,
    string Name,
    NotifyFlags SenderWants,
    ErrorClasses InsteadOfBounce,
    string InsteadOfBounceTo,
    ErrorClasses Copy,
    string CopyTo)
{
    /// <summary>Mail that could not be delivered.</summary>
    public static NoticePolicy Failure(Settings settings) => new(
        NotificationKind.Failure,
        "non-delivery notification",
        NotifyFlags.Failure,
        ErrorClasses.Bounce | ErrorClasses.DoubleBounce,
        settings[BounceParameters.DoubleBounceNoticeRecipient],
        ErrorClasses.Bounce,
        settings[BounceParameters.BounceNoticeRecipient]);

    /// <summary>Mail that is late.</summary>
    public static NoticePolicy Delay(Settings settings) => new(
        NotificationKind.Delay,
        "delay notification",
        NotifyFlags.Delay,
        ErrorClasses.Delay,
        settings[BounceParameters.DelayNoticeRecipient],
        ErrorClasses.Delay,
        settings[BounceParameters.DelayNoticeRecipient]);
}
