namespace Postfix.Services;

/// <summary>
/// Attributes of a recipient in a queue listing. The short form has recipient and reason (Postfix 3.7); the long one has all four, in
/// the order original recipient, recipient, class, reason (3.11). showq(8) uses the long form with a client whose socket has a name.
/// </summary>
internal static class QueueListNames
{
    public const string OriginalRecipient = "original_recipient";
    public const string Recipient = "recipient";
    public const string LogClass = "log_class";
    public const string Reason = "reason";
}
