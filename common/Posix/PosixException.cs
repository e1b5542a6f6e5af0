namespace Postfix.Posix;

/// <summary>A system call failed in a way that its caller does not expect.</summary>
/// <param name="errno">The error number.</param>
/// <param name="operation">What was tried, such as "open" or "bind".</param>
/// <param name="path">The file or address that it was tried on.</param>
public sealed class PosixException(Errno errno, string operation, string? path = null)
    : IOException(Describe(errno, operation, path))
{
    /// <summary>The error number.</summary>
    public Errno Errno { get; } = errno;

    /// <summary>What was tried.</summary>
    public string Operation { get; } = operation;

    /// <summary>The file or address that it was tried on.</summary>
    public string? Path { get; } = path;

    private static string Describe(Errno errno, string operation, string? path) =>
        path is null ? $"{operation}: {errno.Describe()}" : $"{operation} {path}: {errno.Describe()}";
}
