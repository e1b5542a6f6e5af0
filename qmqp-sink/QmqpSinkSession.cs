using System.Globalization;
using System.Net.Sockets;
using Postfix.Cli.Load;
using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.QmqpSink;

/// <summary>One client: a request, whose content is not looked at, and its reply.</summary>
internal sealed class QmqpSinkSession(SinkPool pool, Log log, Action count) : SinkSession(pool)
{
    private const int MostDigits = 9;

    // Bytes that are missing, with the comma; none before the length is known.
    private int? _missing;

    public override void OnInput()
    {
        if (_missing is null && !ReadLength())
            return;
        int available = Math.Min(Channel.Input.Length, _missing!.Value);
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
            log.Debug("write netstring len 3 data KOk");
        Channel.Write("3:KOk,"u8);
        Channel.Flush();
        count();
        Pool.End(Channel);
    }

    public override void OnLost(ChannelLoss loss) => Refuse(loss == ChannelLoss.TimedOut ? "read timeout" : "lost connection");

    protected override void Begin()
    {
        if (log.IsVerbose)
            log.Debug(Client is not { } client ? "connect (AF_UNIX)"
                : client.Address.AddressFamily == AddressFamily.InterNetworkV6 ? "connect (AF_INET6)"
                : "connect (AF_INET)");
    }

    private bool ReadLength()
    {
        ReadOnlySpan<byte> input = Channel.Input;
        int colon = input.IndexOf((byte)':');
        ReadOnlySpan<byte> digits = colon < 0 ? input : input[..colon];
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') || digits.Length > MostDigits || colon == 0)
        {
            Refuse("netstring format error");
            return false;
        }
        if (colon < 0)
            return false;
        int length = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (log.Verbosity > 1)
            log.Debug($"read netstring length {length}");
        _missing = length + 1;
        Channel.Consume(colon + 1);
        return true;
    }

    private void Refuse(string problem)
    {
        log.Warning(problem);
        Pool.End(Channel);
    }
}
