using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Smtpd.Session;

/// <summary>
/// Client of flush(8), one connection per request (contract: services.md, section 7). Sites outside <c>fast_flush_domains</c> are
/// turned down without asking, since there is no log of their mail.
/// </summary>
internal sealed class FlushService(Settings settings, MatchList domains, Log log) : IFlushService
{
    private const string Protocol = "queue_flush_protocol";

    /// <inheritdoc/>
    public FlushStatus SendSite(string site)
    {
        return domains.Match(site) switch
        {
            MatchResult.NotMatched => FlushStatus.Denied,
            MatchResult.Failed => FlushStatus.Failed,
            _ => Ask(site),
        };
    }

    private FlushStatus Ask(string site)
    {
        ServiceAddress address = new(ServiceClass.Public, settings[ServiceParameters.FlushServiceName]);
        try
        {
            using Channel channel = address.Connect(settings[ServiceParameters.IpcTimeout]);
            AttributeReader reader = new(channel);
            AttributeWriter writer = new(channel);
            Announcement.Read(reader, Protocol, channel.Peer);
            writer.Write("request", "send_site");
            writer.Write("site", site);
            writer.End();
            writer.Flush();
            FlushStatus status = (FlushStatus)reader.ReadInt("status");
            reader.End();
            return status;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warning($"connect to {address.Path}: {error.Message}");
            return FlushStatus.Failed;
        }
    }
}
