using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Tests.Ipc;

/// <summary>Two channels connected to each other.</summary>
internal sealed class ChannelPair : IDisposable
{
    public ChannelPair()
    {
        (FileDescriptor first, FileDescriptor second) = Sockets.Pair();
        Ours = new Channel(first, "our peer");
        Theirs = new Channel(second, "their peer");
        Ours.SetTimeout(TimeSpan.FromSeconds(10));
        Theirs.SetTimeout(TimeSpan.FromSeconds(10));
    }

    public Channel Ours { get; }

    public Channel Theirs { get; }

    public void Dispose()
    {
        Ours.Dispose();
        Theirs.Dispose();
    }
}
