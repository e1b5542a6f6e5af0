namespace Postfix.Tests.System;

/// <summary>Where the log says that the time of a message went.</summary>
public sealed class DelayTests
{
    [Fact]
    public void The_time_of_a_delivery_is_not_that_of_the_queue()
    {
        using MailSystem mail = new("alias_maps = inline:{ { slow = \"|sleep 0.5\" } }");
        mail.Start();

        Assert.Equal(0, mail.Command("sendmail", "Subject: slow\n\ntext\n", "slow@mail.example.test"));

        mail.Await(() => mail.Log.Contains("status=sent", StringComparison.Ordinal));
        // Before the queue manager, in the queue, setting up a connection, delivery.
        Assert.Matches(@" delays=0(\.[0-2]\d?)?/0(\.[0-2]\d?)?/0/0\.[5-9]\d*, ", mail.Log);
    }
}
