using Postfix.Cli;
using Postfix.Cli.Load;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.QmqpSource;

/// <summary>One connection: a request and its reply.</summary>
/// <param name="pool">The pool that it belongs to.</param>
/// <param name="request">What is sent.</param>
/// <param name="log">For more than one <c>-v</c>.</param>
/// <param name="terminal">Shows replies with <c>-v</c>.</param>
internal sealed class QmqpSourceSession(SourcePool pool, byte[] request, Log log, Terminal terminal) : SourceSession(pool)
{
    private const int MostShown = 30;

    private bool _isSent;

    protected override string Activity => _isSent ? "receiving server reply" : "sending message";

    public override void OnInput()
    {
        _isSent = true;
        NetstringLength length = NetstringLength.Read(Channel.Input);
        if (length.Problem is { } problem)
            Refuse(problem == NetstringProblem.Size ? "netstring size exceeds limit" : "netstring format error");
        if (length.Value > ReplyLimit)
            Refuse("netstring size exceeds limit");
        ReadOnlySpan<byte> rest = Channel.Input[length.Used..];
        if (length.Used == 0 || rest.Length <= length.Value)
            return;
        int count = (int)length.Value;
        string reply = ByteText.FromBytes(rest[..count]);
        if (log.Verbosity > 1)
        {
            log.Debug($"netstring_get_length: read netstring length {count}");
            log.Debug($"netstring_get_data: read netstring data {reply[..Math.Min(count, MostShown)]}");
        }
        if (rest[count] != ',')
            Refuse("netstring format error");
        OnReply(reply);
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
        if (log.IsVerbose)
            terminal.WriteLine($"<< {reply}");
        if (reply is not ['K', ..])
        {
            string kind = reply switch { ['D', ..] => "unrecoverable", ['Z', ..] => "recoverable", _ => "unknown" };
            throw new FatalException($"{kind} error: {reply[Math.Min(reply.Length, 1)..]}");
        }
        Pool.CountSent();
        End();
    }
}
