namespace Postfix.Services;

/// <summary>The "nrequest" numbers of bounce(8) requests (contract: services.md, section 5).</summary>
public enum DeliveryStatusRequest
{
    /// <summary>Add a recipient to the log.</summary>
    Append = 0,

    /// <summary>Send the notification and remove the log.</summary>
    Flush = 1,

    /// <summary>Send a delay notification, keep the log.</summary>
    Warn = 2,

    /// <summary>As <see cref="Flush"/>, one notification per recipient.</summary>
    Verp = 3,

    /// <summary>Send a notification for one recipient, without a log.</summary>
    One = 4,

    /// <summary>Send a delivery report.</summary>
    Trace = 5,
}
