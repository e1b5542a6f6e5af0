using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Services;

/// <summary>
/// A request to bounce(8), defer(8) or trace(8) that was sent and has not been answered. One thread can wait for many of
/// them by their descriptors.
/// </summary>
public sealed class PendingStatus : IDisposable
{
    private readonly Channel _channel;
    private readonly AttributeReader _reader;
    private readonly string _service;
    private readonly Log _log;
    private bool _wasAnnounced;

    internal PendingStatus(Channel channel, string service, Log log)
    {
        _channel = channel;
        _reader = new AttributeReader(channel);
        _service = service;
        _log = log;
    }

    /// <summary>Readable when <see cref="TryComplete"/> may have something to say.</summary>
    public FileDescriptor Descriptor => _channel.Descriptor;

    /// <summary>Reads what has arrived: true or false when the service has answered or failed, null when it works on.</summary>
    public bool? TryComplete() => Read(mayWait: false);

    /// <summary>Waits for the answer.</summary>
    public bool Wait() => Read(mayWait: true) ?? false;

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private bool? Read(bool mayWait)
    {
        try
        {
            if (!_wasAnnounced)
            {
                Announcement.Read(_reader, Announcement.DeliveryStatus, _channel.Peer);
                _wasAnnounced = true;
            }
            return mayWait || _channel.HasInput() ? ReadStatus() : null;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _log.Warning($"problem talking to service {_service}: {error.Message}");
            return false;
        }
    }

    private bool ReadStatus()
    {
        int status = _reader.ReadInt("status");
        _reader.End();
        return status == 0;
    }
}
