namespace Postfix.Mail;

/// <summary>
/// What a bounce, defer or trace log says about one recipient. Addresses are in external (quoted) form; an empty string or
/// zero means "not known".
/// </summary>
public sealed record RecipientLogEntry
{
    /// <summary>The recipient of the delivery attempt.</summary>
    public required string Recipient { get; init; }

    /// <summary>The recipient before aliasing; empty when it is the same.</summary>
    public string OriginalRecipient { get; init; } = "";

    /// <summary>Where the recipient's record is in the queue file; 0 when there is nothing to mark.</summary>
    public long Offset { get; init; }

    /// <summary>The DSN original recipient, <c>type;address</c>.</summary>
    public string DsnOriginalRecipient { get; init; } = "";

    /// <summary>When the sender wants to hear about this recipient.</summary>
    public NotifyFlags Notify { get; init; }

    /// <summary>Enhanced status code.</summary>
    public string Status { get; init; } = "";

    /// <summary>RFC 3464 action: <c>failed</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c>, <c>expanded</c> …</summary>
    public string Action { get; init; } = "";

    /// <summary>Type of <see cref="DiagnosticText"/>, for example <c>smtp</c>; meaningless without it.</summary>
    public string DiagnosticType { get; init; } = "";

    /// <summary>What the other side said.</summary>
    public string DiagnosticText { get; init; } = "";

    /// <summary>Type of <see cref="MtaName"/>, for example <c>dns</c>; meaningless without it.</summary>
    public string MtaType { get; init; } = "";

    /// <summary>The other side.</summary>
    public string MtaName { get; init; } = "";

    /// <summary>The text for people.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True when both halves of the diagnostic are known.</summary>
    public bool HasDiagnostic => DiagnosticType.Length > 0 && DiagnosticText.Length > 0;

    /// <summary>True when both halves of the other side's name are known.</summary>
    public bool HasMta => MtaType.Length > 0 && MtaName.Length > 0;
}
