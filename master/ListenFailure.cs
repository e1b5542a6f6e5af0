using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>Says in Postfix's words why a service has no socket.</summary>
internal static class ListenFailure
{
    /// <summary>"bind: private/rewrite: Permission denied" and the like.</summary>
    /// <param name="type">The type of the service.</param>
    /// <param name="error">What has failed.</param>
    public static string Describe(ServiceType type, PosixException error)
    {
        string reason = error.Errno.Describe();
        return (type, error.Operation) switch
        {
            (ServiceType.Inet, _) => error.Message,
            (ServiceType.Fifo, "mkfifo") => $"fifo_listen: create fifo {error.Path}: {reason}",
            (ServiceType.Fifo, _) => $"fifo_listen: {error.Message}",
            (ServiceType.UnixDatagram, "bind") when IsTooLong(error) => $"unix_dgram_listen: unix-domain name too long: {error.Path}",
            (_, "bind") when IsTooLong(error) => $"unix-domain name too long: {error.Path}",
            (_, "bind") => $"bind: {error.Path}: {reason}",
            (_, "chmod") => $"chmod socket {error.Path}: {reason}",
            _ => error.Message,
        };
    }

    private static bool IsTooLong(PosixException error) => error.Errno == Errno.ENAMETOOLONG;
}
