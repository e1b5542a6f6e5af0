using System.Net.Sockets;
using Postfix.Cli.Load;
using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.QmqpSink;

/// <summary>One client: a request, whose content is not looked at, and its reply.</summary>
internal sealed class QmqpSinkSession(SinkPool pool, Log log, Action count) : SinkSession(pool)
{
    // Bytes that are missing, with the comma; none before the length is known.
    private long? _missing;

    public override void OnInput()
    {
        if (_missing is null && !ReadLength())
            return;
        int available = (int)Math.Min(Channel.Input.Length, _missing!.Value);
        bool isComplete = available == _missing;
        if (isComplete && Channel.Input[available - 1] != ',')
        {
            Refuse("netstring format error");
            return;
        }
        Channel.Consume(available);
        _missing -= available;
        if (!isComplete)
            return;
        if (log.Verbosity > 1)
            log.Debug("netstring_put: write netstring len 3 data KOk");
        Channel.Write("3:KOk,"u8);
        Channel.Flush();
        count();
        Pool.End(Channel);
    }

    public override void OnLost(ChannelLoss loss) => Refuse(loss == ChannelLoss.TimedOut ? "read timeout" : "lost connection");

    protected override void Begin()
    {
        if (log.IsVerbose)
            log.Debug(Client is not { } client ? "connect (AF_LOCAL)"
                : client.Address.AddressFamily == AddressFamily.InterNetworkV6 ? "connect (AF_INET6)"
                : "connect (AF_INET)");
    }

    private bool ReadLength()
    {
        NetstringLength length = NetstringLength.Read(Channel.Input);
        if (length.Problem is { } problem)
        {
            Refuse(problem == NetstringProblem.Size ? "netstring size error" : "netstring format error");
            return false;
        }
        if (length.Used == 0)
            return false;
        if (log.Verbosity > 1)
            log.Debug($"netstring_get_length: read netstring length {length.Value}");
        _missing = length.Value == long.MaxValue ? length.Value : length.Value + 1;
        Channel.Consume(length.Used);
        return true;
    }

    private void Refuse(string problem)
    {
        log.Warning(problem);
        Pool.End(Channel);
    }
}
