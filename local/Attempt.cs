using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>
/// One recipient and how the mail came to it through aliases, :include: and .forward files. Immutable: a rule that changes
/// something hands on a changed copy, so that one branch of an expansion cannot influence another.
/// </summary>
internal sealed record Attempt
{
    /// <summary>
    /// Deeper nesting is a loop that nothing else has found. A recipient that an alias or .forward file leads to is four levels
    /// deeper, an :include: file one, and a recipient in it two more.
    /// </summary>
    public const int DepthLimit = 100;

    /// <summary>From a recipient to the alias or .forward file that it expands to.</summary>
    public const int ExpansionDepth = 2;

    /// <summary>From where an address is listed to the recipient that it is.</summary>
    public const int AddressDepth = 2;

    /// <summary>The recipient as it is logged and reported.</summary>
    public required DeliverRecipient Recipient { get; init; }

    /// <summary>The recipient's address in pieces.</summary>
    public LocalAddress Address { get; init; } = LocalAddress.None;

    /// <summary>The sender; an owner- alias replaces it.</summary>
    public required string Sender { get; init; }

    /// <summary>ENVID of the message; a list does not hand it on.</summary>
    public string EnvelopeId { get; init; } = "";

    /// <summary>RET of the message; a list does not hand it on.</summary>
    public int ReturnFlags { get; init; }

    /// <summary>The address extension that results of an expansion inherit; null for none.</summary>
    public string? Unmatched { get; init; }

    /// <summary>
    /// Who is responsible for further recipients: the owner- alias, the owner of a .forward file, or an :include: list. Mail to
    /// others is then sent on as a new message.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>Value of the Delivered-To: header; null before the first recipient.</summary>
    public string? DeliveredTo { get; init; }

    /// <summary>The name that was expanded last; it is not expanded again when it lists itself.</summary>
    public string? ExpandedFrom { get; init; }

    /// <summary>Where this recipient or destination was listed.</summary>
    public ExpansionKind ListedIn { get; init; }

    /// <summary>Whose rights apply.</summary>
    public UserRights Rights { get; init; } = UserRights.None;

    /// <summary>How many levels of expansion this is.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The addresses for the headers that a delivery adds.</summary>
    public CopyHeading Heading => new(Sender, Recipient.OriginalAddress, DeliveredTo ?? Recipient.Address);

    /// <summary>
    /// The recipient as results of its expansion inherit it: no success report for them, there is one for this recipient.
    /// </summary>
    public Attempt WithoutSuccessNotice() =>
        this with { Recipient = Recipient with { Notify = NotifyWithoutSuccess(Recipient.Notify) } };

    private static int NotifyWithoutSuccess(int notify)
    {
        const int success = (int)Mail.NotifyFlags.Success;
        return notify == success ? (int)Mail.NotifyFlags.Never : notify & ~success;
    }
}
