namespace Postfix.Delivery;

/// <summary>The addresses that a delivery adds to a message, all in internal form.</summary>
/// <param name="Sender">Envelope sender; empty for the null sender.</param>
/// <param name="OriginalRecipient">Recipient before aliasing; empty when not known.</param>
/// <param name="DeliveredTo">Recipient for loop detection.</param>
public sealed record CopyHeading(string Sender, string OriginalRecipient, string DeliveredTo);
