using Postfix.QueueManager.Routing;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Tests.Routing;

public class RecipientOrderTests
{
    [Fact]
    public void Equal_domains_stand_together_whatever_their_case()
    {
        string[] addresses = ["b@z.test", "x", "c@A.test", "a@z.test", "a@a.TEST"];
        List<RoutedRecipient> batch = [.. addresses.Select(address => new RoutedRecipient(new DeliverRecipient("", address, 0, "", 0), null))];
        batch.Sort(RecipientOrder.Instance);
        Assert.Equal(["a@a.TEST", "c@A.test", "a@z.test", "b@z.test", "x"], batch.Select(item => item.Recipient.Address));
    }

    [Fact]
    public void Address_literals_come_before_domain_names()
    {
        string[] addresses = ["a@dest.test", "a@[127.0.0.1]"];
        List<RoutedRecipient> batch = [.. addresses.Select(address => new RoutedRecipient(new DeliverRecipient("", address, 0, "", 0), null))];
        batch.Sort(RecipientOrder.Instance);
        Assert.Equal(["a@[127.0.0.1]", "a@dest.test"], batch.Select(item => item.Recipient.Address));
    }
}
