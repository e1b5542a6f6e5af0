namespace Postfix.Services;

/// <summary>Flags of bounce(8) requests (contract: services.md, section 5); trace requests add the message's trace flags.</summary>
[Flags]
public enum DeliveryStatusFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Delete the log when the request fails.</summary>
    Clean = 1,

    /// <summary>Mark the recipients done in the queue file after the notification.</summary>
    DeleteRecipients = 2,
}
