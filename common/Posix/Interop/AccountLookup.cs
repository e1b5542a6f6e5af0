namespace Postfix.Posix.Interop;

/// <summary>One call of getpwnam_r(3) and its relatives, repeated with a larger buffer as they demand.</summary>
internal static class AccountLookup
{
    private const int InitialSize = 1024;
    private const int MaximumSize = 1 << 20;

    /// <summary>Makes the call with a buffer for the entry's strings; returns the error number.</summary>
    public delegate Errno Call<T>(Span<byte> buffer, out T? entry);

    /// <summary>The entry; null when there is none.</summary>
    /// <exception cref="PosixException">The database cannot be asked now.</exception>
    public static T? Find<T>(string operation, string key, Call<T> call)
        where T : class
    {
        for (int size = InitialSize; size <= MaximumSize; size *= 4)
        {
            Errno error = call(new byte[size], out T? entry);
            switch (error)
            {
                case Errno.None:
                // Some name services say "not found" in these ways (getpwnam(3)).
                case Errno.ENOENT or Errno.ESRCH or Errno.EBADF or Errno.EPERM:
                    return entry;
                case Errno.ERANGE or Errno.EINTR:
                    continue;
                default:
                    throw new PosixException(error, operation, key);
            }
        }
        throw new PosixException(Errno.ERANGE, operation, key);
    }
}
