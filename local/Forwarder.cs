using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>
/// Collects the recipients to whom mail is sent on, and sends it: one new message for each pair of Delivered-To: address and
/// sender. Dispose forgets messages that were not sent.
/// </summary>
internal sealed class Forwarder(RecipientJob job) : IDisposable
{
    private readonly Dictionary<(string DeliveredTo, string Sender), ForwardedMessage> _messages = [];

    /// <summary>Adds a recipient.</summary>
    public RecipientOutcome Add(Attempt attempt)
    {
        if (job.Seen.SeenBefore("indirect", attempt.Recipient.Address))
            return RecipientOutcome.Done;
        if (job.IsTest)
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"forwards to {attempt.Recipient.Address}"));
        try
        {
            MessageFor(attempt).Add(attempt.Recipient);
            return RecipientOutcome.Done;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            return Failed(attempt, error);
        }
    }

    /// <summary>Sends the messages, unless something has failed already: the whole recipient will be tried again then.</summary>
    public RecipientOutcome Finish(Attempt attempt, RecipientOutcome outcome)
    {
        foreach (ForwardedMessage message in _messages.Values)
        {
            if (outcome == RecipientOutcome.Done)
                outcome = Send(attempt, message);
        }
        return outcome;
    }

    public void Dispose()
    {
        foreach (ForwardedMessage message in _messages.Values)
            message.Dispose();
    }

    private ForwardedMessage MessageFor(Attempt attempt)
    {
        (string, string) key = (attempt.DeliveredTo ?? attempt.Recipient.Address, attempt.Sender);
        if (!_messages.TryGetValue(key, out ForwardedMessage? message))
            _messages.Add(key, message = ForwardedMessage.Open(job, attempt, key.Item1));
        return message;
    }

    private RecipientOutcome Send(Attempt attempt, ForwardedMessage message)
    {
        try
        {
            if (!message.Send(job.Message.Content, out bool isCorrupt))
                return isCorrupt ? RecipientOutcome.Deferred : Failed(attempt, null);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            return Failed(attempt, error);
        }
        // The expansion of an alias or .forward file reports success by itself.
        DsnDetail detail = new("2.0.0", $"forwarded as {message.QueueId}") { Action = "relayed" };
        return job.Reporter.Sent(attempt.WithoutSuccessNotice(), detail);
    }

    private RecipientOutcome Failed(Attempt attempt, Exception? error)
    {
        if (error is not null)
            job.Log.Warning($"unable to forward message: {error.Message}");
        return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", "unable to forward message"));
    }
}
