using Postfix.Cli;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>
/// Where the listing comes from: the showq service, or, while the mail system is down, a showq program that root starts. Nobody else
/// can look then, since no program of the mail system is set-user-ID.
/// </summary>
internal sealed class ListingSource(CommandContext context, int verbosity)
{
    private const int InputSize = 32 * 1024;

    private readonly Settings _settings = context.Settings;

    /// <summary>Copies the listing.</summary>
    public void CopyTo(IQueueListing listing)
    {
        string service = _settings[ServiceParameters.ShowqServiceName];
        try
        {
            using Channel channel = new ServiceAddress(ServiceClass.Public, service).ConnectNamed(Timeout.InfiniteTimeSpan);
            Copy(channel, listing);
        }
        catch (PosixException problem) when (problem.Operation.StartsWith("connect", StringComparison.Ordinal))
        {
            string complaint = $"Connect to the {_settings[MailParameters.MailName]} {service} service: {ErrnoText.Describe(problem.Errno)}";
            if (problem.Errno is Errno.EACCES or Errno.EPERM)
                throw new FatalException(complaint);
            if (Credentials.EffectiveUid != 0)
                throw new FatalException($"Queue report unavailable - mail system is down ({complaint})");
            context.Log.Warning($"Mail system is down -- accessing queue directly ({complaint})");
            CopyFromProgram($"{_settings[MailParameters.DaemonDirectory]}/{service}", listing);
        }
    }

    private void CopyFromProgram(string path, IQueueListing listing)
    {
        (FileDescriptor reading, FileDescriptor writing) = Sockets.Pair();
        Sockets.NameUnix(reading);
        int pid;
        using (writing)
            pid = Start(path, writing);
        using (Channel channel = new(reading, $"{path} output"))
            Copy(channel, listing);
        if (!Processes.Wait(pid).IsSuccess)
            throw Failure(path);
    }

    private int Start(string path, FileDescriptor output)
    {
        try
        {
            return Spawn.Start(new SpawnRequest(path, [path, "-u", "-S", .. Enumerable.Repeat("-v", verbosity)])
            {
                Descriptors = [(output, 1)],
            });
        }
        catch (PosixException)
        {
            throw Failure(path);
        }
    }

    private static FatalException Failure(string path) => new($"Error running {path}");

    private static void Copy(Channel channel, IQueueListing listing)
    {
        channel.ReserveInput(InputSize);
        try
        {
            QueueListReader reader = new(channel);
            while (reader.ReadMessage() is { } message)
            {
                listing.BeginMessage(message);
                while (reader.ReadRecipient() is { } recipient)
                    listing.Add(recipient);
                listing.EndMessage();
            }
        }
        catch (AttributeException)
        {
            throw new FatalException("malformed showq server response");
        }
        listing.End();
    }
}
