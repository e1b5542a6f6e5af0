using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>Makes the sockets of services, those of the mail system with the rights of mail_owner.</summary>
internal sealed class ListenerFactory(UserEntry owner)
{
    private const int SocketMode = 0x1B6; // 0666: the directory says who may come
    private const int FifoMode = 0x192; // 0622

    /// <summary>Opens the sockets of one service; they do not block.</summary>
    /// <exception cref="FatalException">An address is in use or otherwise impossible.</exception>
    public IReadOnlyList<FileDescriptor> Open(ServicePlan plan)
    {
        try
        {
            IReadOnlyList<FileDescriptor> listeners = plan.Type == ServiceType.Inet ? OpenPorts(plan) : [OpenLocal(plan)];
            foreach (FileDescriptor listener in listeners)
                listener.SetNonBlocking(true);
            return listeners;
        }
        catch (PosixException error)
        {
            throw new FatalException(ListenFailure.Describe(plan.Type, error));
        }
    }

    // A port that stayed open would be in the way of the next attempt.
    private static List<FileDescriptor> OpenPorts(ServicePlan plan)
    {
        List<FileDescriptor> listeners = [];
        try
        {
            foreach (InetEndpoint endpoint in plan.Endpoints)
                listeners.Add(Sockets.ListenTcp(endpoint, plan.Backlog, plan.WindowSize));
            return listeners;
        }
        catch (PosixException)
        {
            listeners.ForEach(listener => listener.Dispose());
            throw;
        }
    }

    private FileDescriptor OpenLocal(ServicePlan plan)
    {
        using AssumedIdentity identity = Credentials.Assume(owner.Uid, owner.Gid);
        if (plan.Type == ServiceType.Fifo)
            return OpenFifo(plan.Address);
        FileSystem.TryUnlink(plan.Address);
        FileDescriptor listener = plan.Type == ServiceType.UnixDatagram
            ? Sockets.BindUnixDatagram(plan.Address)
            : Sockets.ListenUnix(plan.Address, plan.Backlog);
        FileSystem.ChangeMode(plan.Address, SocketMode);
        return listener;
    }

    private static FileDescriptor OpenFifo(string path)
    {
        FileSystem.TryUnlink(path);
        FileSystem.MakeFifo(path, FifoMode);
        FileSystem.ChangeMode(path, FifoMode);
        // Open for writing too, so that there is no end of file when the last writer goes.
        return FileSystem.Open(path, OpenFlags.ReadWrite | OpenFlags.NonBlocking | OpenFlags.NoFollow);
    }
}
