using Postfix.Delivery;
using Postfix.Config;
using Postfix.LocalDelivery.Rules;
using Postfix.LocalDelivery.Destinations;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>
/// The delivery to one recipient of a request, with all that its expansion shares: the duplicate filter, the messages that are
/// sent on, and the rules in the order in which local(8) tries them.
/// </summary>
internal sealed class RecipientJob : IDisposable
{
    private readonly IDeliveryRule[] _rules;
    private UserEntry? _lastUser;

    public RecipientJob(LocalServices services, LocalMessage message, IDeliveryReporter reporter)
    {
        Services = services;
        Message = message;
        Reporter = reporter;
        Seen = new DuplicateFilter(services.Settings[CleanupParameters.DuplicateFilterLimit]);
        Owners = new OwnerAliases(services.Aliases, services.Rewriter, services.Settings);
        Forwarder = new Forwarder(this);
        PassOn = new PassOn(this);
        Destinations = new DestinationList(this);
        Addresses = new AddressDestination(this);
        Includes = new IncludeDestination(this);
        Files = new FileDestination(this);
        Maildirs = new MaildirDestination(this);
        Mailboxes = new MailboxDestination(this);
        Commands = new CommandDestination(this);
        IDeliveryRule mailbox = new MailboxRule(this);
        IDeliveryRule unknownUser = new UnknownUserRule(this);
        _rules =
        [
            new BackslashRule(mailbox, unknownUser),
            new AliasRule(this),
            new ResubmitRule(this),
            new HomeDirectoryRule(this),
            new ForwardFileRule(this),
            mailbox,
            unknownUser,
        ];
    }

    public LocalServices Services { get; }

    public LocalMessage Message { get; }

    public IDeliveryReporter Reporter { get; }

    public DuplicateFilter Seen { get; }

    public OwnerAliases Owners { get; }

    public Forwarder Forwarder { get; }

    public PassOn PassOn { get; }

    public DestinationList Destinations { get; }

    public AddressDestination Addresses { get; }

    public IncludeDestination Includes { get; }

    public FileDestination Files { get; }

    public MaildirDestination Maildirs { get; }

    public MailboxDestination Mailboxes { get; }

    public CommandDestination Commands { get; }

    public Settings Settings => Services.Settings;

    public LocalOptions Options => Services.Options;

    public Log Log => Services.Log;

    /// <summary>The master.cf name of this service; the resolver names it for addresses that are delivered here.</summary>
    public string ServiceName => Services.ServiceName;

    /// <summary>Whether verify(8) asks: nothing is expanded, the first rule that would do something answers.</summary>
    public bool IsProbe => (Message.Request.Flags & DeliverRequestFlags.VerifyForSystem) != 0;

    /// <summary>Whether somebody only wants to know what would be done.</summary>
    public bool IsTest => (Message.Request.Flags & DeliverRequestFlags.Verify) != 0;

    /// <summary>Delivers to a recipient of the request, and sends on what is to be sent on.</summary>
    public RecipientOutcome Deliver(DeliverRecipient recipient)
    {
        DeliverRequest request = Message.Request;
        Attempt attempt = new()
        {
            Recipient = recipient,
            Sender = request.Sender,
            EnvelopeId = request.EnvelopeId,
            ReturnFlags = request.ReturnFlags,
        };
        RecipientOutcome result = Deliver(attempt);
        return result.And(Forwarder.Finish(attempt, result));
    }

    /// <summary>Delivers to a local recipient: the one of the request, or one that an expansion led to.</summary>
    public RecipientOutcome Deliver(Attempt attempt)
    {
        string address = attempt.Recipient.Address;
        if (attempt.Depth > Attempt.DepthLimit)
        {
            Log.Warning($"recipient nesting limit exceeded for {address}");
            return Reporter.Failed(attempt, new DsnDetail("5.4.6", "recipient nesting limit exceeded"));
        }
        if (Seen.SeenBefore("recipient", $"{attempt.Depth} {address}"))
            return RecipientOutcome.Done;
        attempt = WithAddress(attempt);
        if (Message.Deliveries.Contains(EmailAddress.Quote(address)))
            return FailToOwner(attempt, new DsnDetail("5.4.6", $"mail forwarding loop for {address}"));
        if (attempt.Address.User.Length == 0)
            return Reporter.Failed(attempt, new DsnDetail("5.1.3", $"null username in \"{address}\""));
        return Apply(attempt);
    }

    /// <summary>The attempt with its recipient as Delivered-To:, unless the first one is to stay.</summary>
    public Attempt WithOwnDeliveredTo(Attempt attempt) =>
        Settings[LocalParameters.FrozenDeliveredTo] ? attempt : attempt with { DeliveredTo = attempt.Recipient.Address };

    /// <summary>The attempt with the rights of <c>default_privs</c> when it has nobody's, or root's.</summary>
    public Attempt WithDefaultRights(Attempt attempt)
    {
        UserRights rights = attempt.Rights;
        if (rights.Uid == 0)
            rights = rights with { Uid = Services.DefaultRights.Uid };
        if (rights.Gid == 0)
            rights = rights with { Gid = Services.DefaultRights.Gid };
        return attempt with { Rights = rights };
    }

    /// <summary>A way to write the message, with Delivered-To: only where main.cf wants it.</summary>
    public CopyStyle StyleFor(CopyStyle style, DeliveredHeaders kind) =>
        (Options.DeliveredHeaders & kind) != 0 ? style : style & ~CopyStyle.DeliveredTo;

    /// <summary>Forgets messages that were to be sent on and were not.</summary>
    public void Dispose() => Forwarder.Dispose();

    /// <summary>
    /// Asks for a user of this system, whom several rules in a row need; trouble with the user database is logged.
    /// </summary>
    public UserLookup FindUser(string name)
    {
        try
        {
            if (_lastUser?.Name != name)
                _lastUser = Services.Users.Find(name);
            return new UserLookup(_lastUser, false);
        }
        catch (PosixException error)
        {
            Log.Warning($"error looking up passwd info for {name}: {error.Errno.Describe()}");
            return new UserLookup(null, true);
        }
    }

    /// <summary>
    /// Reports trouble with a command, a file or a loop to the owner of the list that is being delivered, if there is one: the
    /// bounce service knows the sender of the message only.
    /// </summary>
    public RecipientOutcome FailToOwner(Attempt attempt, DsnDetail detail)
    {
        OwnerMatch owner = Owners.FindForRecipient(attempt.Address);
        if (owner.Failed)
            return Reporter.Failed(attempt, new DsnDetail("4.3.0", "alias database unavailable"));
        return owner.IsFound
            ? Reporter.FailedToOwner(attempt with { Sender = owner.Address, Owner = owner.Address }, detail)
            : Reporter.Failed(attempt, detail);
    }

    private Attempt WithAddress(Attempt attempt)
    {
        LocalAddress address = LocalAddress.Parse(attempt.Recipient.Address, Services.SplitExtension);
        if (address.Domain is null)
            Log.Warning($"no @ in recipient address: {address.Local}");
        if (address.HasIllegalExtension)
        {
            Log.Warning($"{Message.Request.QueueId}: address with illegal extension: {address.Local}");
            address = address.WithoutExtension();
        }
        return attempt with
        {
            Address = address,
            Unmatched = address.Extension,
            DeliveredTo = attempt.DeliveredTo ?? attempt.Recipient.Address,
        };
    }

    private RecipientOutcome Apply(Attempt attempt)
    {
        foreach (IDeliveryRule rule in _rules)
        {
            if (rule.Try(attempt) is RecipientOutcome result)
                return result;
        }
        throw new InvalidOperationException($"no rule for {attempt.Recipient.Address}");
    }
}
