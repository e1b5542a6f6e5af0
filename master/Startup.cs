using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>What makes a process a daemon: no terminal, an own session, a clean environment, many descriptors.</summary>
internal static class Startup
{
    private const int StandardOutput = 1;
    private const int LastStandardStream = 2;

    /// <summary>Leaves the terminal and the process group that we were started in.</summary>
    /// <exception cref="FatalException">We would take others down with us.</exception>
    public static void Detach(MasterOptions options)
    {
        if (options.StayAttached)
            return;
        using FileDescriptor nothing = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        for (int stream = 0; stream <= LastStandardStream; stream++)
        {
            if (stream < StandardOutput || !options.KeepOutput)
                nothing.DuplicateOnto(stream);
        }
        bool isLeader = options.InitMode || options.Debug || Processes.StartSession() || Processes.GroupId == Processes.Id;
        if (!isLeader)
            throw new FatalException("unable to set session and process group ID: Operation not permitted");
    }

    /// <summary>Makes the system behave the same whether it is started by hand or at boot time.</summary>
    public static void SettleIn(Settings settings)
    {
        EnvironmentPolicy.Import(settings).ApplyToProcess();
        ResourceLimits.SetSoft(Resource.OpenFiles, ResourceLimits.Unlimited);
        FileSystem.ChangeDirectory(settings[MailParameters.QueueDirectory]);
    }
}
