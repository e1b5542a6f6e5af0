using Postfix.Delivery;

namespace Postfix.LocalDelivery;

/// <summary>Joins the results of the parts of an expansion.</summary>
internal static class OutcomeExtensions
{
    /// <summary>The worse of two results: one deferred part means that the whole recipient is tried again.</summary>
    public static RecipientOutcome And(this RecipientOutcome first, RecipientOutcome second) =>
        first == RecipientOutcome.Deferred ? first : second;
}
