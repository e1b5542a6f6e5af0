using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>An internal service cannot be reached; the work at hand must be put off.</summary>
public sealed class ServiceUnavailableException : IOException
{
    /// <param name="address">The service.</param>
    /// <param name="cause">Why the last attempt failed.</param>
    public ServiceUnavailableException(ServiceAddress address, Exception cause)
        : base($"connect to subsystem {address.Path}: {Describe(cause)}", cause)
    {
    }

    private static string Describe(Exception cause) =>
        cause is PosixException posix ? ErrnoText.Describe(posix.Errno) : cause.Message;
}
