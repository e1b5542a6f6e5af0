using Postfix.Delivery;
namespace Postfix.LocalDelivery.Rules;

/// <summary>
/// <c>\user</c> means the user's mailbox: no alias, no .forward file. What stops a recursion in one's own .forward file.
/// </summary>
internal sealed class BackslashRule(IDeliveryRule mailbox, IDeliveryRule unknownUser) : IDeliveryRule
{
    public RecipientOutcome? Try(Attempt attempt)
    {
        if (!attempt.Recipient.Address.StartsWith('\\'))
            return null;
        attempt = attempt with
        {
            Recipient = attempt.Recipient with { Address = attempt.Recipient.Address[1..] },
            Address = attempt.Address.WithoutBackslash(),
        };
        return mailbox.Try(attempt) ?? unknownUser.Try(attempt);
    }
}
