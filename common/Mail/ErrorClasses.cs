namespace Postfix.Mail;

/// <summary>Kinds of trouble that the postmaster can be told about (<c>notify_classes</c>).</summary>
[Flags]
public enum ErrorClasses
{
    /// <summary>No trouble.</summary>
    None = 0,

    /// <summary>A request was refused by policy.</summary>
    Policy = 1 << 0,

    /// <summary>A client or server broke the protocol.</summary>
    Protocol = 1 << 1,

    /// <summary>Mail could not be delivered.</summary>
    Bounce = 1 << 2,

    /// <summary>This mail system, or its configuration, failed.</summary>
    Software = 1 << 3,

    /// <summary>A resource such as storage ran out.</summary>
    Resource = 1 << 4,

    /// <summary>A bounce message could not be delivered.</summary>
    DoubleBounce = 1 << 5,

    /// <summary>Mail is late.</summary>
    Delay = 1 << 6,

    /// <summary>A critical lookup table could not be searched.</summary>
    Data = 1 << 7,
}
