using Postfix.Delivery;
using Postfix.Text;

namespace Postfix.LocalDelivery.Rules;

/// <summary>
/// Sends mail on as a new message when somebody other than the sender has become responsible for it: each recipient then has
/// its own record in a queue file, and trouble goes to the right person. An alias without an owner- alias is delivered
/// directly. A .forward file that lists its owner under another local domain is not a reason to send mail on.
/// </summary>
internal sealed class ResubmitRule(RecipientJob job) : IDeliveryRule
{
    public RecipientOutcome? Try(Attempt attempt)
    {
        bool hasOtherOwner = attempt.Owner is string owner && ByteText.FoldCase(owner) != ByteText.FoldCase(attempt.Address.User);
        return hasOtherOwner || attempt.ListedIn == ExpansionKind.Include ? job.Forwarder.Add(attempt) : null;
    }
}
