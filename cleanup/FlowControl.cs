using System.Diagnostics;
using Postfix.Posix;

namespace Postfix.Cleanup;

/// <summary>
/// Slows clients down when mail comes in faster than the queue manager takes it: each message takes a token from a pipe that the
/// queue manager fills (contract: master-child.md, section 3.2). Thread-safe.
/// </summary>
/// <param name="tokens">Read end of the pipe; null without one.</param>
/// <param name="returns">Write end of the pipe; null without one.</param>
/// <param name="delay">Longest wait for a token (<c>in_flow_delay</c>); zero: none, and no tokens are used.</param>
internal sealed class FlowControl(FileDescriptor? tokens, FileDescriptor? returns, TimeSpan delay)
{
    private const int TokensDescriptor = 3;
    private const int ReturnsDescriptor = 4;

    private readonly Lock _turn = new();

    /// <summary>Without a queue manager to wait for.</summary>
    public static FlowControl None { get; } = new(null, null, TimeSpan.Zero);

    /// <summary>The pipe that master gave to this process.</summary>
    public static FlowControl FromMaster(TimeSpan delay) => delay <= TimeSpan.Zero
        ? None
        : new(FileDescriptor.FromInherited(TokensDescriptor), FileDescriptor.FromInherited(ReturnsDescriptor), delay);

    /// <summary>Takes a token, and waits for it as long as the delay allows; after that the message goes on without.</summary>
    public void Take()
    {
        if (tokens is null || IsTaken(tokens))
            return;
        long start = Stopwatch.GetTimestamp();
        // One thread at a time waits at the pipe, so that a token does not wake them all.
        if (!_turn.TryEnter(delay))
            return;
        try
        {
            while (!IsTaken(tokens) && delay - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left && tokens.WaitReadable(left))
            {
                // Another process may have been faster.
            }
        }
        finally
        {
            _turn.Exit();
        }
    }

    /// <summary>Gives back a token: the message is none of the queue manager's business.</summary>
    public void Return() => returns?.TryWrite([0]);

    // The end of the pipe, too, ends the wait: there is no queue manager to wait for.
    private static bool IsTaken(FileDescriptor tokens) => tokens.TryRead(stackalloc byte[1]) is not null;
}
