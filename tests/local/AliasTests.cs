using Postfix.Delivery;

namespace Postfix.LocalDelivery.Tests;

public sealed class AliasTests : IDisposable
{
    private readonly LocalHarness _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public void Alias_delivers_to_all_its_members_once()
    {
        _local.Aliases("{ both = alice, bob, friends }, { friends = alice, carla }");

        Assert.Equal(RecipientOutcome.Done, _local.Deliver("both@example.org"));

        Assert.Equal(
            [
                "sent alice@example.org 2.0.0 delivered to mailbox",
                "sent bob@example.org 2.0.0 delivered to mailbox",
                "sent carla@example.org 2.0.0 delivered to mailbox",
            ],
            _local.Reporter.Reports);
        Assert.Contains("X-Original-To: both@example.org\nDelivered-To: both@example.org\n", _local.Mailbox("alice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pcre:{{/^a b$$/ bob}, {/^\"a b\"$$/ alice}}", "alice")]
    [InlineData("pcre:{{/^a b$$/ bob}}", "bob")] // as postalias wrote it before 3.12
    [InlineData("pcre:{{/^a b$$/ bob}} pcre:{{/^\"a b\"$$/ alice}}", "bob")]
    public void Alias_with_a_blank_is_found_quoted_or_else_plain_in_each_table(string tables, string user)
    {
        _local.Set("alias_maps", tables);

        _local.Deliver("a b@example.org");

        Assert.Equal([$"sent {user}@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Alias_that_lists_its_own_name_means_the_user()
    {
        _local.Aliases("{ alice = alice, bob }");

        _local.Deliver("alice@example.org");

        Assert.Equal(["sent alice@example.org 2.0.0 delivered to mailbox", "sent bob@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Alias_loop_is_returned()
    {
        _local.Aliases("{ loop = loop2 }, { loop2 = loop }");

        Assert.Equal(RecipientOutcome.Done, _local.Deliver("loop@example.org"));

        Assert.Equal(["bounced loop2@example.org 5.4.6 recipient nesting limit exceeded"], _local.Reporter.Reports);
        Assert.Equal(["warning: recipient nesting limit exceeded for loop2@example.org"], _local.Log.Lines);
    }

    [Fact]
    public void Sick_table_defers_the_recipient()
    {
        _local.Set("alias_maps", "fail:sick");

        Assert.Equal(RecipientOutcome.Deferred, _local.Deliver("alice@example.org"));

        Assert.Equal(["deferred alice@example.org 4.3.0 alias database unavailable"], _local.Reporter.Reports);
        Assert.Equal(["warning: fail:sick: lookup of 'alice' failed"], _local.Log.Lines);
    }

    [Fact]
    public void Empty_alias_defers_the_recipient()
    {
        _local.Aliases("{ none = , }");

        _local.Deliver("none@example.org");

        Assert.Equal(["deferred none@example.org 4.3.0 alias database unavailable"], _local.Reporter.Reports);
        Assert.Equal(["warning: no recipient in alias lookup result for none"], _local.Log.Lines);
    }

    [Fact]
    public void Alias_of_the_complete_local_part_comes_first()
    {
        _local.Aliases("{ list+news = bob }, { list = alice }");

        _local.Deliver("list+news@example.org");
        _local.Deliver("list+other@example.org");

        Assert.Equal(["sent bob@example.org 2.0.0 delivered to mailbox", "sent alice@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Extension_goes_to_the_members_when_main_cf_says_so()
    {
        _local.Set("propagate_unmatched_extensions", "alias");
        _local.Aliases("{ list = alice }");

        _local.Deliver("list+news@example.org");

        Assert.Equal(["sent alice+news@example.org 2.0.0 delivered to mailbox"], _local.Reporter.Reports);
    }

    [Fact]
    public void Owner_alias_becomes_the_sender_and_hears_of_trouble()
    {
        _local.Aliases("{ list = /etc/no/such/file, alice }, { owner-list = bob }");

        _local.Deliver("list@example.org");

        Assert.StartsWith("to owner-list@example.org: list@example.org 5.2.0 cannot append message to file /etc/no/such/file: ",
            _local.Reporter.Reports[0], StringComparison.Ordinal);
        // Members get a new message in the owner's name; there is no cleanup service in this test.
        Assert.Equal("deferred alice@example.org 4.3.0 unable to forward message", _local.Reporter.Reports[1]);
        Assert.Equal("owner-list@example.org", _local.Reporter.LastAttempt!.Sender);
        Assert.Equal("", _local.Reporter.LastAttempt.EnvelopeId);
        Assert.Equal("", _local.Reporter.LastAttempt.Recipient.OriginalAddress);
    }

    [Fact]
    public void Owner_alias_is_expanded_when_main_cf_says_so()
    {
        _local.Set("expand_owner_alias", "yes");
        _local.Aliases("{ list = alice }, { owner-list = bob }");

        _local.Deliver("list@example.org");

        Assert.Equal("bob@example.org", _local.Reporter.LastAttempt!.Sender);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(6, 4)]
    public void Success_is_reported_for_the_alias_and_not_for_its_members(int notify, int notifyOfMembers)
    {
        _local.Aliases("{ friend = nobody-here, alice }");

        _local.Deliver("friend@example.org", notify);

        Assert.Equal("traced expanded friend@example.org 2.0.0 alias expanded", _local.Reporter.Reports[^1]);
        Assert.Equal(notify, _local.Reporter.LastAttempt!.Recipient.Notify);
        Assert.Equal(notifyOfMembers, _local.Reporter.LastAttempt.WithoutSuccessNotice().Recipient.Notify);
    }

    [Fact]
    public void Success_of_a_list_is_reported_without_the_address_before_rewriting()
    {
        _local.Aliases("{ list = alice }, { owner-list = bob }");

        _local.Deliver("list@example.org", 2);

        Assert.Equal("traced delivered list@example.org 2.0.0 alias expanded", _local.Reporter.Reports[^1]);
        Assert.Equal("", _local.Reporter.LastAttempt!.Recipient.OriginalAddress);
    }

    [Fact]
    public void Probe_is_answered_by_the_first_rule()
    {
        _local.Flags = Services.DeliverRequestFlags.VerifyForSystem;
        _local.Aliases("{ list = alice, bob }");

        _local.Deliver("list@example.org");

        Assert.Equal(["sent list@example.org 2.0.0 aliased to alice, bob"], _local.Reporter.Reports);
    }

    [Fact]
    public void Addresses_that_cannot_be_resolved_are_reported()
    {
        _local.Aliases("{ list = fail, bad, alice }");

        Assert.Equal(RecipientOutcome.Deferred, _local.Deliver("list@example.org"));

        Assert.Equal(
            [
                "deferred list@example.org 4.3.0 address resolver failure",
                "bounced list@example.org 5.1.3 bad recipient address syntax: bad@example.org",
                "sent alice@example.org 2.0.0 delivered to mailbox",
            ],
            _local.Reporter.Reports);
    }
}
