using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Reasons of failed lookups as postmap(1) shows them; scripts may look for them, although some say little.</summary>
internal static class TableReasons
{
    /// <summary>A server of the network has no answer now.</summary>
    public static readonly string Pending = Errno.EINPROGRESS.Describe();

    /// <summary>A reply is larger than its limit.</summary>
    public static readonly string TooLarge = Errno.EMSGSIZE.Describe();

    /// <summary>A database has no answer now.</summary>
    public static readonly string Missing = Errno.ENOENT.Describe();

    /// <summary>Why a server cannot be reached or does not listen any more.</summary>
    public static string Of(Exception error) => error switch
    {
        PosixException posix => posix.Errno.Describe(),
        TimeoutException => Errno.ETIMEDOUT.Describe(),
        _ => error.Message,
    };
}
