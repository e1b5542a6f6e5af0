using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>Gets the listing from showq(8); root can have it while the mail system is down, from a showq of his own.</summary>
internal sealed class QueueLister(Settings settings, Log log)
{
    public void Run(IListingFormat format)
    {
        ServiceAddress address = new(ServiceClass.Public, settings[ServiceParameters.ShowqServiceName]);
        try
        {
            using Channel channel = address.Connect(settings[ServiceParameters.IpcTimeout]);
            Print(channel, format);
        }
        catch (PosixException error) when (error.Errno is Errno.ENOENT or Errno.ECONNREFUSED or Errno.EACCES)
        {
            string problem = $"(Connect to the {settings[MailParameters.MailName]} {address.Name} service: {error.Errno.Describe()})";
            if (Credentials.RealUid != 0)
                throw new FatalException($"Queue report unavailable - mail system is down {problem}");
            log.Warning($"Mail system is down -- accessing queue directly {problem}");
            ListDirectly(format);
        }
    }

    private void ListDirectly(IListingFormat format)
    {
        string path = $"{settings[MailParameters.DaemonDirectory]}/showq";
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        int process = Spawn.Start(new SpawnRequest(path, [path, "-S", "-u"])
        {
            Environment = [$"MAIL_CONFIG={settings.ConfigDirectory}"],
            Descriptors = [(theirs, 0), (theirs, 1), (nowhere, 2)],
        });
        theirs.Dispose();
        using (Channel channel = new(ours, "showq"))
            Print(channel, format);
        if (!Processes.Wait(process).IsSuccess)
            throw new FatalException($"Error running {path}");
    }

    private static void Print(Channel channel, IListingFormat format)
    {
        try
        {
            QueueListReader reader = new(channel);
            while (reader.ReadMessage() is QueuedMessage message)
                format.Print(message, Recipients(reader));
            format.End();
        }
        catch (Exception error) when (error is AttributeException or TimeoutException)
        {
            throw new FatalException("malformed showq server response");
        }
    }

    private static IEnumerable<QueuedRecipient> Recipients(QueueListReader reader)
    {
        while (reader.ReadRecipient() is QueuedRecipient recipient)
            yield return recipient;
    }
}
