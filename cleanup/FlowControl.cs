using Postfix.Posix;

namespace Postfix.Cleanup;

/// <summary>
/// Slows clients down when mail comes in faster than the queue manager takes it: each message takes a token from a pipe that the
/// queue manager fills (contract: master-child.md, section 3.2). Thread-safe.
/// </summary>
/// <param name="tokens">Read end of the pipe; null without one.</param>
/// <param name="returns">Write end of the pipe; null without one.</param>
/// <param name="delay">Pause when there is no token (<c>in_flow_delay</c>); zero: none, and no tokens are used.</param>
internal sealed class FlowControl(FileDescriptor? tokens, FileDescriptor? returns, TimeSpan delay)
{
    private const int TokensDescriptor = 3;
    private const int ReturnsDescriptor = 4;

    /// <summary>The pipe that master gave to this process.</summary>
    public static FlowControl FromMaster(TimeSpan delay) => delay <= TimeSpan.Zero
        ? new(null, null, delay)
        : new(FileDescriptor.FromInherited(TokensDescriptor), FileDescriptor.FromInherited(ReturnsDescriptor), delay);

    /// <summary>Takes a token, or waits a moment for want of one.</summary>
    public void Take()
    {
        if (tokens is not null && tokens.TryRead(stackalloc byte[1]) is not 1)
            Thread.Sleep(delay);
    }

    /// <summary>Gives back a token: the message is none of the queue manager's business.</summary>
    public void Return() => returns?.TryWrite([0]);
}
