namespace Postfix.Mail.Notifications;

/// <summary>What a notification is about.</summary>
public enum NotificationKind
{
    /// <summary>Mail that cannot be delivered.</summary>
    Failure,

    /// <summary>Mail that is still being tried.</summary>
    Delay,

    /// <summary>Mail that was delivered, relayed or expanded, as the sender asked to be told.</summary>
    Success,

    /// <summary>The report of <c>sendmail -bv</c> and <c>sendmail -v</c>.</summary>
    Verify,
}
