namespace Postfix.Ipc;

/// <summary>Why an <see cref="EventChannel"/> is of no more use.</summary>
public enum ChannelLoss
{
    /// <summary>The other side has closed it, or the network failed.</summary>
    Closed,

    /// <summary>Nothing could be read or written within the time limit.</summary>
    TimedOut,
}
