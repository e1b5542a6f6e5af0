using Postfix.Mail;
using Postfix.QueueManager.Tests.Messages;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.QueueManager.Tests.Service;

/// <summary>The whole queue manager takes messages from their queue files to the agents, and learns what became of them.</summary>
[Collection(Allocations.Alone)]
public sealed class AllocationTests
{
    [Fact]
    public void A_recipient_allocates_itself_and_its_place_in_a_delivery()
    {
        using Spool spool = new(("smtp_destination_recipient_limit", "1000"));
        spool.AddAgent("smtp", Spool.Deliver);

        Assert.InRange(Allocations.PerItem(count => Deliver(spool, count)), RecipientSize(), RecipientSize() + 2 * nint.Size);
    }

    /// <summary>With one recipient each: that, the delivery and its destination, the connection to the agent, request and reply.</summary>
    [Fact]
    public void A_delivery_allocates_less_than_three_kilobytes()
    {
        using Spool spool = new(("smtp_destination_recipient_limit", "1"));
        spool.AddAgent("smtp", Spool.Deliver);

        Assert.InRange(Allocations.PerItem(count => Deliver(spool, count), more: 300), RecipientSize(), 3 * 1024);
    }

    /// <summary>Bytes that the queue manager allocates for a message with so many recipients.</summary>
    private static long Deliver(Spool spool, int recipients)
    {
        var file = new QueueFileText(arrival: DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        for (int i = 0; i < recipients; i++)
        {
            file.Attribute(QueueAttributeNames.NotifyFlags, "4").Attribute(QueueAttributeNames.DsnOriginalRecipient, $"rfc822;{Address(i)}");
            file.Recipient(Address(i), original: Address(i));
        }
        (long bytes, int requests) = (spool.AllocatedBytes, spool.Requests.Count);
        spool.Put("incoming", file);
        spool.Trigger("I");
        spool.RunUntilGone();
        Assert.Equal(recipients, spool.Requests.Skip(requests).Sum(request => request.Recipients.Count));
        return spool.AllocatedBytes - bytes;
    }

    private static string Address(int number) => $"user{number:D6}@far.test";

    /// <summary>Bytes of a recipient and its three addresses.</summary>
    private static long RecipientSize()
    {
        string address = Address(0);
        return Allocations.Of(() => _ = new DeliverRecipient(
            new string(address.AsSpan()), new string(address.AsSpan()), 0, string.Concat("rfc822;", address.AsSpan()), 0));
    }
}
