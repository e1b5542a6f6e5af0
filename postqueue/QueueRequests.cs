using Postfix.Cli;
using Postfix.Config;
using Postfix.Delivery;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>What can be asked for. Each request checks its input and the caller's permission first.</summary>
internal sealed class QueueRequests(CommandContext context, int verbosity)
{
    private const int ExcerptLength = 100;
    private const string FlushDead = "FADI";
    private const string WakeUp = "W";

    private readonly Settings _settings = context.Settings;

    /// <summary>Lists the queue for people.</summary>
    public int ListAsText() => List(
        new TextListing(context.Terminal, _settings[MailParameters.EnableLongQueueIds], context.Time.LocalTimeZone));

    /// <summary>Lists the queue for programs.</summary>
    public int ListAsJson() => List(new JsonListing(context.Terminal));

    /// <summary>Wakes up queue manager and pickup service, with delays and dead destinations forgotten.</summary>
    public int FlushAll()
    {
        Require(CommandParameters.AuthorizedFlushUsers, "flush");
        SendTrigger(_settings[ServiceParameters.QueueServiceName], FlushDead);
        SendTrigger(_settings[ServiceParameters.PickupServiceName], WakeUp);
        return 0;
    }

    /// <summary>Schedules the mail for one destination.</summary>
    public int FlushSite(string site)
    {
        bool isValid = site.StartsWith('[') ? AddressLiteral.Parse(site) is not null : HostName.IsValid(site);
        if (!isValid)
            throw new FatalException($"Cannot flush mail queue - invalid destination: \"{Excerpt(site)}\"");
        Require(CommandParameters.AuthorizedFlushUsers, "flush");
        using TableSet tables = new(new TableContext(_settings, context.Log) { WhenUnavailable = UnavailableTables.Substitute });
        return new FastFlush(_settings, tables, Services.Flush).SendSite(site) switch
        {
            FlushStatus.Ok => 0,
            FlushStatus.Denied => throw new FatalException($"Flush service is not configured for destination \"{site}\""),
            FlushStatus status => throw Unflushed(status, site),
        };
    }

    /// <summary>Schedules one message.</summary>
    public int FlushMessage(string queueId)
    {
        if (QueueId.Parse(queueId) is null)
            throw new FatalException($"Cannot flush queue ID - invalid name: \"{Excerpt(queueId)}\"");
        Require(CommandParameters.AuthorizedFlushUsers, "flush");
        FlushStatus status = Services.Flush.SendFile(queueId);
        return status == FlushStatus.Ok ? 0 : throw Unflushed(status, queueId);
    }

    private int List(IQueueListing listing)
    {
        Require(CommandParameters.AuthorizedMailqUsers, "view");
        new ListingSource(context, verbosity).CopyTo(listing);
        context.Terminal.Flush();
        return 0;
    }

    private static FatalException Unflushed(FlushStatus status, string what) => status switch
    {
        FlushStatus.Bad => new FatalException($"Invalid request: \"{what}\""),
        FlushStatus.Failed => new FatalException("Cannot flush mail queue - mail system is down"),
        _ => new FatalException($"Unexpected flush server reply status {(int)status}"),
    };

    private static string Excerpt(string text) => text.Length > ExcerptLength ? text[..ExcerptLength] + "..." : text;

    private MailServices Services => new(_settings, context.Log, context.Time);

    /// <summary>Root and the mail system itself may do everything.</summary>
    private void Require(Parameter<string> list, string action)
    {
        uint uid = Credentials.RealUid;
        if (uid == 0 || uid == Users.Find(_settings[MailParameters.MailOwner])?.Uid)
            return;
        if (UserAccess.FindRefused(_settings, list, uid, () => context.Log) is { } name)
            throw new FatalException($"User {name}({uid}) is not allowed to {action} the mail queue");
    }

    private void SendTrigger(string service, string requests)
    {
        string path = new ServiceAddress(ServiceClass.Public, service).Path;
        if (!Trigger.TrySend(path, requests, _settings[ServiceParameters.TriggerTimeout], context.Log))
            throw new FatalException("Cannot flush mail queue - mail system is down");
    }
}
