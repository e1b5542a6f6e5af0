using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Cli;

/// <summary>What commands do before they touch the queue.</summary>
public static class QueueSetup
{
    /// <summary>Stops a program that never stops writing, before it fills the spool: no file gets larger than message_size_limit.</summary>
    public static void LimitFileSize(Settings settings)
    {
        long limit = settings[MailParameters.MessageSizeLimit];
        if (limit > 0 && ResourceLimits.Get(Resource.FileSize).Soft > limit)
            ResourceLimits.SetSoft(Resource.FileSize, limit);
    }

    /// <summary>Makes queue_directory the current directory; paths of queue files and sockets are relative to it.</summary>
    /// <exception cref="ConfigurationException">There is no such directory, or it cannot be entered.</exception>
    public static void EnterQueueDirectory(Settings settings)
    {
        string directory = settings[MailParameters.QueueDirectory];
        try
        {
            FileSystem.ChangeDirectory(directory);
        }
        catch (PosixException e)
        {
            throw new ConfigurationException($"chdir {directory}: {e.Errno.Describe()}", parameter: MailParameters.QueueDirectory.Name);
        }
    }
}
