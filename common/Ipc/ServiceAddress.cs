using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>Where an internal service listens, relative to the queue directory (master-child.md, section 9).</summary>
/// <param name="Class">public or private.</param>
/// <param name="Name">The service's name in master.cf.</param>
public readonly record struct ServiceAddress(ServiceClass Class, string Name)
{
    /// <summary>The queue directory with a slash at its end, for programs that are somewhere else; empty for those that are in it.</summary>
    public string Root { get; init; } = "";

    /// <summary>Path relative to the queue directory, "private/rewrite", unless there is a <see cref="Root"/>.</summary>
    public string Path => Root + (Class == ServiceClass.Public ? "public/" : "private/") + Name;

    /// <summary>The address of a private service, for programs that may be in the queue directory, chrooted there, or elsewhere.</summary>
    public static ServiceAddress FindPrivate(string name, string queueDirectory)
    {
        ServiceAddress address = new(ServiceClass.Private, name);
        return FileSystem.TryStatus(address.Path, out _) is null ? address with { Root = queueDirectory + "/" } : address;
    }

    /// <summary>Connects; the working directory must be the queue directory.</summary>
    /// <exception cref="PosixException">Nobody listens, or no access.</exception>
    /// <exception cref="TimeoutException">The listener's backlog stays full.</exception>
    public Channel Connect(TimeSpan timeout, int outputSize = Channel.DefaultBufferSize) =>
        Open(Sockets.ConnectUnix(Path, timeout), timeout, outputSize);

    /// <summary>As <see cref="Connect"/>, with a name by which a service of ours knows a client of ours (<see cref="Sockets.HasNamedPeer"/>).</summary>
    public Channel ConnectNamed(TimeSpan timeout) =>
        Open(Sockets.ConnectUnix(Path, timeout, hasName: true), timeout, Channel.DefaultBufferSize);

    private Channel Open(FileDescriptor socket, TimeSpan timeout, int outputSize)
    {
        Channel channel = new(socket, Name + " socket", outputSize);
        channel.SetTimeout(timeout);
        return channel;
    }
}
