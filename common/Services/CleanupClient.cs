using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>
/// One message on its way into cleanup(8): the queue id comes first, then the caller sends queue-file records through
/// <see cref="Records"/>, and <see cref="Finish"/> tells whether the message is on stable storage
/// (contract: services.md, section 2). Closing early makes cleanup forget the message.
/// </summary>
public sealed class CleanupClient : IDisposable
{
    // Large enough that a small message is one write.
    private const int BufferSize = 16 * 1024;

    private readonly AttributeReader _reader;

    private CleanupClient(Channel channel, AttributeReader reader, string queueId)
    {
        Records = channel;
        _reader = reader;
        QueueId = queueId;
    }

    /// <summary>The new message's queue id.</summary>
    public string QueueId { get; }

    /// <summary>Takes the records, from the envelope to the end record.</summary>
    public Channel Records { get; }

    /// <summary>Connects and sends the flags.</summary>
    /// <param name="service">cleanup_service_name.</param>
    /// <param name="flags">What to do with the message.</param>
    /// <param name="timeout">Longest wait for one read or write (ipc_timeout).</param>
    /// <exception cref="IOException">The service cannot be reached or speaks something else.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public static CleanupClient Open(string service, CleanupFlags flags, TimeSpan timeout)
    {
        Channel channel = new ServiceAddress(ServiceClass.Public, service).Connect(timeout, BufferSize);
        try
        {
            AttributeReader reader = new(channel);
            Announcement.ReadProtocol(reader, Announcement.Cleanup, channel.Peer);
            string queueId = reader.ReadString("queue_id", maxLength: 255);
            reader.End();
            AttributeWriter writer = new(channel);
            writer.Write("flags", (int)flags);
            writer.End();
            return new CleanupClient(channel, reader, queueId);
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    /// <summary>Sends what is left and waits for the verdict; call it after the end record.</summary>
    /// <exception cref="IOException">The service went away: the message was not accepted.</exception>
    public CleanupResult Finish()
    {
        Records.Flush();
        CleanupStatus status = (CleanupStatus)_reader.ReadInt("status");
        string reason = _reader.ReadString("reason");
        _reader.End();
        return new CleanupResult(status, reason);
    }

    /// <summary>Closes the connection; before <see cref="Finish"/> this cancels the message.</summary>
    public void Dispose() => Records.Dispose();
}
