using System.Globalization;
using Postfix.Cli.Load;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.QmqpSource;

/// <summary>One connection: a request and its reply.</summary>
internal sealed class QmqpSourceSession(SourcePool pool, byte[] request) : SourceSession(pool)
{
    private const int LongestReply = 3000;
    private const int MostDigits = 9;

    private bool _isSent;

    protected override string Activity => _isSent ? "receiving server reply" : "sending message";

    public override void OnInput()
    {
        _isSent = true;
        ReadOnlySpan<byte> input = Channel.Input;
        int colon = input.IndexOf((byte)':');
        ReadOnlySpan<byte> digits = colon < 0 ? input : input[..colon];
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') || colon == 0)
            Refuse("netstring format error");
        if (digits.Length > MostDigits)
            Refuse("netstring size exceeds limit");
        if (colon < 0)
            return;
        int length = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (length > LongestReply)
            Refuse("netstring size exceeds limit");
        ReadOnlySpan<byte> rest = input[(colon + 1)..];
        if (rest.Length <= length)
            return;
        if (rest[length] != ',')
            Refuse("netstring format error");
        OnReply(ByteText.FromBytes(rest[..length]));
    }

    protected override void Begin(int left)
    {
        Channel.WriteShared(request);
        Channel.Flush();
        _isSent = !Channel.HasOutput;
    }

    private void Refuse(string problem) => throw new FatalException($"{problem} while {Activity}");

    private void OnReply(string reply)
    {
        if (reply is not ['K', ..])
        {
            string kind = reply switch { ['D', ..] => "unrecoverable", ['Z', ..] => "recoverable", _ => "unknown" };
            throw new FatalException($"{kind} error: {reply[Math.Min(reply.Length, 1)..]}");
        }
        Pool.CountSent();
        End();
    }
}
