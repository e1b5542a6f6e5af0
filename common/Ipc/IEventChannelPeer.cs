namespace Postfix.Ipc;

/// <summary>What a program does with an <see cref="EventChannel"/>.</summary>
public interface IEventChannelPeer
{
    /// <summary>There is new input, or room for output again while input is left; what is not consumed stays for the next call.</summary>
    void OnInput();

    /// <summary>The connection has ended, or the other side was silent for too long. The channel is still to be disposed of.</summary>
    void OnLost(ChannelLoss loss);
}
