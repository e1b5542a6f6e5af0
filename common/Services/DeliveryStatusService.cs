namespace Postfix.Services;

/// <summary>The three faces of bounce(8); each keeps logs in a directory of its own.</summary>
public enum DeliveryStatusService
{
    /// <summary>Failed recipients.</summary>
    Bounce,

    /// <summary>Delayed recipients.</summary>
    Defer,

    /// <summary>Delivery reports that were asked for.</summary>
    Trace,
}
