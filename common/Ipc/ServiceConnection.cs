namespace Postfix.Ipc;

/// <summary>One connection of a <see cref="ServicePool"/>; reads the announcement before its first exchange.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private readonly Channel _channel;
    private readonly AttributeReader _reader;
    private readonly AttributeWriter _writer;
    private readonly ServicePoolLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _created;

    public ServiceConnection(Channel channel, string protocol, ServicePoolLimits limits, TimeProvider time)
    {
        _channel = channel;
        _limits = limits;
        _time = time;
        _created = LastUse = time.GetTimestamp();
        AttributeFormat format = protocol == Announcement.Anvil ? AttributeFormat.Plain : AttributeFormat.NullTerminated;
        _reader = new AttributeReader(channel, format);
        _writer = new AttributeWriter(channel, format);
        try
        {
            Announcement.Read(_reader, protocol, channel.Peer);
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    /// <summary>Time stamp of the last exchange.</summary>
    public long LastUse { get; set; }

    /// <summary>True until the first exchange succeeded: failure is then no ordinary "server went away".</summary>
    public bool IsFresh { get; private set; } = true;

    public bool IsUsable(long now) =>
        _time.GetElapsedTime(LastUse, now) < _limits.Idle && _time.GetElapsedTime(_created, now) < _limits.LifeTime;

    public TReply Exchange<TRequest, TReply>(
        in TRequest request, Action<AttributeWriter, TRequest> write, Func<AttributeReader, TRequest, TReply> read)
    {
        write(_writer, request);
        _writer.End();
        _writer.Flush();
        if (_reader.AtEnd())
            throw new AttributeException($"premature end-of-input on {_channel.Peer} while reading input attribute name");
        TReply reply = read(_reader, request);
        _reader.End();
        IsFresh = false;
        return reply;
    }

    public void Dispose() => _channel.Dispose();
}
