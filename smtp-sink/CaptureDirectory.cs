using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.SmtpSink;

/// <summary>The directories that a template names.</summary>
internal static class CaptureDirectory
{
    private const int Mode = 0x1ED; // 0755

    /// <summary>Makes those of a file that are missing.</summary>
    /// <exception cref="FatalException">That cannot be done.</exception>
    public static void MakeFor(string file)
    {
        string parent = file[..Math.Max(0, file.LastIndexOf('/'))].TrimEnd('/');
        if (parent.Length == 0)
            return;
        try
        {
            FileSystem.MakeDirectories(parent, Mode);
        }
        catch (PosixException error)
        {
            throw new FatalException($"mkdir {parent}: {error.Errno.Describe()}");
        }
    }
}
