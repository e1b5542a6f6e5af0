using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Services;

/// <summary>
/// Client of flush(8), which remembers what mail waits for a site (contract: services.md, section 7). One request per
/// connection; a failure is logged and answered with <see cref="FlushStatus.Failed"/>. Thread-safe.
/// </summary>
/// <param name="service">flush_service_name.</param>
/// <param name="timeout">Longest wait for one read or write.</param>
/// <param name="log">Told about failures.</param>
public sealed class FlushClient(string service, TimeSpan timeout, Log log)
{
    private readonly ServiceAddress _address = new(ServiceClass.Public, service);

    /// <summary>A message for this site waits.</summary>
    public FlushStatus Add(string site, string queueId) => Send("add", writer =>
    {
        writer.Write("site", site);
        writer.Write("queue_id", queueId);
    });

    /// <summary>Try all mail for this site now.</summary>
    public FlushStatus SendSite(string site) => Send("send_site", writer => writer.Write("site", site));

    /// <summary>Try this message now.</summary>
    public FlushStatus SendFile(string queueId) => Send("send_file", writer => writer.Write("queue_id", queueId));

    private FlushStatus Send(string request, Action<AttributeWriter> write)
    {
        try
        {
            using Channel channel = _address.Connect(timeout);
            AttributeReader reader = new(channel);
            AttributeWriter writer = new(channel);
            Announcement.Read(reader, Announcement.QueueFlush, channel.Peer);
            writer.Write("request", request);
            write(writer);
            writer.End();
            writer.Flush();
            FlushStatus status = (FlushStatus)reader.ReadInt("status");
            reader.End();
            return status;
        }
        catch (PosixException error)
        {
            log.Warning($"connect to {_address.Path}: {error.Errno.Describe()}");
            return FlushStatus.Failed;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warning($"problem talking to service {_address.Path}: {error.Message}");
            return FlushStatus.Failed;
        }
    }
}
