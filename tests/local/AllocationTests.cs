using Postfix.Services;
using Postfix.Tests;

namespace Postfix.LocalDelivery.Tests;

/// <summary>A message goes from its queue file to where local(8) delivers it.</summary>
[Collection(Allocations.Alone)]
public sealed class AllocationTests
{
    [Theory]
    [InlineData("home_mailbox", "Mailbox")]
    [InlineData("home_mailbox", "Maildir/")]
    [InlineData("alias_maps", "inline:{alice=/dev/null}")]
    public void Lines_of_mail_that_is_stored_allocate_nothing(string name, string value) =>
        Assert.Equal(0, Allocations.PerItem(count => Deliver(["Subject: x", "", .. MixedLines.Take(count)], local => local.Set(name, value))));

    [Fact]
    public void Lines_of_mail_that_is_forwarded_allocate_nothing() => Assert.Equal(0, Allocations.PerItem(count =>
    {
        using FakeCleanup cleanup = new();
        long bytes = Deliver(["Subject: x", "", .. MixedLines.Take(count)], local =>
        {
            local.Forward("alice", "other@example.com");
            local.OpenCleanup = flags => CleanupClient.Open("cleanup", flags, TimeSpan.FromSeconds(10));
        });
        Assert.InRange(cleanup.Lines, count, count + 10);
        return bytes;
    }));

    [Fact]
    public void Headers_allocate_nothing() =>
        Assert.Equal(0, Allocations.PerItem(count => Deliver([.. Enumerable.Repeat("X-Header: text", count), ""], _ => { })));

    /// <summary>Bytes that a delivery to alice allocates.</summary>
    private static long Deliver(string[] content, Action<LocalHarness> prepare)
    {
        using LocalHarness local = new(content);
        prepare(local);
        long bytes = Allocations.Of(() => local.Deliver("alice@example.org"));
        Assert.StartsWith("sent alice@example.org", Assert.Single(local.Reporter.Reports));
        return bytes;
    }
}
