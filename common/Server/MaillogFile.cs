using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>The file that maillog_file names (postlogd(8)).</summary>
public static class MaillogFile
{
    private const string StandardOutput = "/dev/stdout";

    /// <summary>Opens it for appending.</summary>
    /// <exception cref="FatalException">The name does not match maillog_file_prefixes.</exception>
    /// <exception cref="PosixException">It cannot be opened.</exception>
    public static LogFile Open(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string path = settings[LoggingParameters.MaillogFile];
        CheckPrefix(settings, path);
        if (path == StandardOutput)
            return new LogFile(FileDescriptor.FromStandardStream(1));
        const OpenFlags flags = OpenFlags.Create | OpenFlags.Append | OpenFlags.WriteOnly;
        return new LogFile(FileSystem.Open(path, flags, Permissions(settings)));
    }

    private static void CheckPrefix(Settings settings, string path)
    {
        string prefixes = settings[LoggingParameters.MaillogFilePrefixes];
        if (!PathPrefixes.Cover(prefixes, path))
            throw new FatalException($"maillog_file '{path}' does not match maillog_file_prefixes '{prefixes}'");
    }

    // maillog_file_permissions: the octal digits of chmod(1), 0600 or 0640 or 0644.
    private static int Permissions(Settings settings)
    {
        string text = settings[LoggingParameters.MaillogFilePermissions];
        return text is "0600" or "600" or "0640" or "640" or "0644" or "644"
            ? Convert.ToInt32(text, 8)
            : throw new FatalException($"bad maillog_file_permissions: {text}");
    }
}
