namespace Postfix.Ipc;

/// <summary>A peer sent more without a delimiter than the reader allows.</summary>
public sealed class ChannelOverflowException : IOException
{
    /// <param name="peer">Who sent too much.</param>
    /// <param name="limit">The limit, in bytes.</param>
    public ChannelOverflowException(string peer, int limit)
        : base($"input from {peer} exceeds the limit of {limit} bytes")
    {
    }
}
