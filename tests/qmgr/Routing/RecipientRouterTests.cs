using Postfix.Events;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Routing;
using Postfix.QueueManager.Scheduling;
using Postfix.QueueManager.Tests.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Tests.Routing;

public class RecipientRouterTests : IAddressService, IRecipientDisposal, IActiveQueue
{
    private readonly ManualClock _clock = new();
    private readonly ActiveCount _count = new();
    private readonly List<string> _disposed = [];
    private readonly TransportTable _transports;
    private readonly DestinationHealth _health;
    private MessageEnvelope _envelope = new() { Sender = "s@here.test" };
    private RunOptions _options;
    private ResolveFlags _resolveFlags = ResolveFlags.ClassDefault;
    private RouterSettings _settings = new() { MyHostname = "mx.here.test", RecipientDelimiter = "+" };

    public RecipientRouterTests()
    {
        _transports = new TransportTable(
            name => new TransportLimits { RecipientsPerDelivery = name == "local" ? 1 : 50, InitialDestinationConcurrency = 1 },
            new SchedulerClock(_clock), this);
        _health = new DestinationHealth(_transports, new SchedulerSettings(), new TimerQueue(_clock), new QueueManagerLog(new Log(0), AddressLogForm.External));
    }

    [Fact]
    public void Recipients_go_where_the_resolver_says() =>
        Assert.Equal(["smtp/far.test for user@FAR.test"], Route("user@FAR.test"));

    [Fact]
    public void Single_recipient_transports_have_a_destination_per_mailbox_whatever_the_extension() =>
        Assert.Equal(["local/user@mx.here.test for User+x@here.test"], Route("User+x@here.test"));

    [Fact]
    public void A_failed_lookup_defers()
    {
        _resolveFlags = ResolveFlags.Fail;
        Assert.Equal(["retry/4.3.0 address resolver failure for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void A_bad_address_bounces()
    {
        _resolveFlags = ResolveFlags.Error;
        Assert.Equal(["error/5.1.3 bad address syntax for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void A_null_recipient_bounces() =>
        Assert.Equal(["error/5.1.3 null recipient address for "], Route(""));

    [Fact]
    public void Administrative_expiry_reaches_the_sender_through_retry()
    {
        _options = RunOptions.ForceExpire;
        Assert.Equal(["retry/4.7.0 message is administratively expired for user@far.test"], Route("user@far.test"));
    }

    [Theory]
    [InlineData("scan:[127.0.0.1]:10025", "scan/[127.0.0.1]:10025 for user@far.test")]
    [InlineData("scan", "scan/far.test for user@far.test")]
    [InlineData("scan:", "scan/far.test for user@far.test")]
    public void A_content_filter_overrides_the_resolver(string filter, string expected)
    {
        _envelope.Filter = filter;
        Assert.Equal([expected], Route("user@far.test"));
    }

    [Fact]
    public void A_filter_without_next_hop_may_have_a_default_one()
    {
        _envelope.Filter = "scan";
        _settings = _settings with { FilterNexthop = "scanner.here.test" };
        Assert.Equal(["scan/scanner.here.test for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void Probes_pass_no_filter_and_have_routes_of_their_own()
    {
        _envelope.Filter = "scan";
        _envelope.TraceFlags = DeliverRequestFlags.VerifyForSystem;
        Assert.Equal(["probe/far.test for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void Too_many_probes_wait()
    {
        _envelope.TraceFlags = DeliverRequestFlags.VerifyForSystem;
        _count.Probes = 5001;
        Assert.Equal(["retry/4.3.2 too many address verification requests for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void A_redirect_gets_one_copy_for_all_recipients()
    {
        _envelope.RedirectTo = "boss";
        Assert.Equal(["local/boss@mx.here.test for boss@here.test", "nowhere for b@far.test"], Route("a@far.test", "b@far.test"));
    }

    [Fact]
    public void Deferred_transports_wait_for_a_flush()
    {
        _settings = _settings with { DeferTransports = ["smtp"] };
        Assert.Equal(["retry/4.3.2 deferred transport for user@far.test"], Route("user@far.test"));
        _options = RunOptions.UseDeferredTransports;
        Assert.Equal(["smtp/far.test for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void Bounces_of_bounces_end_here()
    {
        Assert.Equal(["nowhere for Double-Bounce@here.test"], Route("Double-Bounce@here.test"));
        Assert.Equal(["discarded Double-Bounce@here.test"], _disposed);
    }

    [Fact]
    public void What_is_dead_is_passed_to_retry_with_the_reason()
    {
        _health.MarkDead(_transports.Named("smtp"), new DeliveryProblem("4.3.0", "mail transport unavailable"));
        Assert.Equal(["retry/4.3.0 mail transport unavailable for user@far.test"], Route("user@far.test"));
        _options = RunOptions.ReviveDead;
        Assert.Equal(["smtp/far.test for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void A_dead_destination_too()
    {
        DestinationQueue far = _transports.Destination(_transports.Named("smtp"), "far.test", "far.test");
        _health.CountFailure(far, new DeliveryProblem("4.4.1", "no answer"));
        Assert.Equal(["retry/4.4.1 no answer for user@far.test"], Route("user@far.test"));
        _options = RunOptions.ReviveDead;
        Assert.Equal(["smtp/far.test for user@far.test"], Route("user@far.test"));
    }

    [Fact]
    public void Without_retry_service_the_recipient_is_deferred_here()
    {
        _health.MarkDead(_transports.Named("smtp"), DeliveryProblem.TransportUnavailable);
        _health.MarkDead(_transports.Named("retry"), DeliveryProblem.TransportUnavailable);
        Assert.Equal(["nowhere for user@far.test"], Route("user@far.test"));
        Assert.Equal(["deferred user@far.test: mail transport unavailable"], _disposed);
    }

    ResolveReply IAddressService.Resolve(string sender, string address)
    {
        bool isLocal = address.EndsWith("@here.test");
        ResolveFlags flags = isLocal ? ResolveFlags.ClassLocal : _resolveFlags;
        return new ResolveReply(isLocal ? "local" : "smtp", isLocal ? "mx.here.test" : address[(address.IndexOf('@') + 1)..], address, flags);
    }

    ResolveReply IAddressService.ResolveForProbe(string sender, string address) =>
        ((IAddressService)this).Resolve(sender, address) with { Transport = "probe" };

    string IAddressService.Canonical(string address) => address + "@here.test";

    void IRecipientDisposal.Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem) =>
        _disposed.Add($"deferred {recipient.Address}: {problem.Reason}");

    void IRecipientDisposal.Discard(MessageEntry message, DeliverRecipient recipient) => _disposed.Add($"discarded {recipient.Address}");

    void IActiveQueue.ReadMore(MessageEntry message) => Assert.Fail("nothing to read");

    void IActiveQueue.Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem) => Assert.Fail("not by the scheduler");

    void IActiveQueue.AllTried(MessageEntry message) => Assert.Fail("nothing was delivered");

    private IEnumerable<string> Route(params string[] addresses)
    {
        var message = new MessageEntry(QueueId.Parse("ABC")!.Value, _envelope, 0) { ActiveSince = default, Options = _options };
        List<RoutedRecipient> batch = [.. addresses.Select(address => new RoutedRecipient(new DeliverRecipient("", address, 1, "", 0), null))];
        new RecipientRouter(_settings, this, _transports, _health, _count, this).FindDestinations(message, batch);
        return batch.Select(item => item.Destination is { } destination
            ? $"{destination.Transport.Name}/{destination.Name} for {item.Recipient.Address}"
            : $"nowhere for {item.Recipient.Address}");
    }
}
