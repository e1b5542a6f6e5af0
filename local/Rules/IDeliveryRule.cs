using Postfix.Delivery;
namespace Postfix.LocalDelivery.Rules;

/// <summary>One step of local(8)'s search for what to do with a recipient; the steps are tried in order.</summary>
internal interface IDeliveryRule
{
    /// <summary>What became of the recipient, or null when the next rule shall try.</summary>
    RecipientOutcome? Try(Attempt attempt);
}
