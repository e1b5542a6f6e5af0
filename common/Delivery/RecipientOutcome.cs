namespace Postfix.Delivery;

/// <summary>What becomes of a recipient in the queue file.</summary>
public enum RecipientOutcome
{
    /// <summary>Delivered, bounced or reported on: never to be tried again.</summary>
    Done,

    /// <summary>To be tried again.</summary>
    Deferred,
}
