namespace Postfix.LocalDelivery;

/// <summary>Deliveries that get a Delivered-To: header (<c>prepend_delivered_header</c>).</summary>
[Flags]
internal enum DeliveredHeaders
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Mail piped into commands.</summary>
    Command = 1,

    /// <summary>Mailboxes, maildirs and files.</summary>
    File = 2,

    /// <summary>Mail sent on as a new message.</summary>
    Forward = 4,
}
