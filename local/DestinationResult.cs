using Postfix.Delivery;
namespace Postfix.LocalDelivery;

/// <summary>What became of a list of destinations.</summary>
/// <param name="Count">How many destinations the list has.</param>
/// <param name="Outcome">The joined results.</param>
internal readonly record struct DestinationResult(int Count, RecipientOutcome Outcome)
{
    /// <summary>The results of two parts of a list.</summary>
    public DestinationResult And(DestinationResult other) => new(Count + other.Count, Outcome.And(other.Outcome));
}
