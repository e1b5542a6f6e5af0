using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>The file that maillog_file names (postlogd(8)).</summary>
public static class MaillogFile
{
    private const string StandardOutput = "/dev/stdout";

    private const int UsualMode = 0x180; // 0600

    /// <summary>Opens it for appending.</summary>
    /// <exception cref="ConfigurationException">The name does not match maillog_file_prefixes.</exception>
    /// <exception cref="PosixException">It cannot be opened.</exception>
    public static LogFile Open(Settings settings)
    {
        CheckName(settings);
        string path = settings[LoggingParameters.MaillogFile];
        if (path == StandardOutput)
            return new LogFile(FileDescriptor.FromStandardStream(1));
        return new LogFile(Open(path, FindMode(settings) ?? UsualMode));
    }

    /// <summary>Refuses a name that begins with none of maillog_file_prefixes: a mistake must not overwrite just any file.</summary>
    /// <exception cref="ConfigurationException">It does.</exception>
    public static void CheckName(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string path = settings[LoggingParameters.MaillogFile];
        List<string> prefixes = Tokens.SplitList(settings[LoggingParameters.MaillogFilePrefixes]);
        if (path.Length > 0 && !prefixes.Exists(prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            throw new ConfigurationException(
                $"{LoggingParameters.MaillogFile} value '{path}' does not match any prefix in {LoggingParameters.MaillogFilePrefixes}",
                parameter: LoggingParameters.MaillogFile.Name);
        }
    }

    /// <summary>The mode of a new file, from the octal digits of maillog_file_permissions; null when they are none of 0600, 0640 and 0644.</summary>
    public static int? FindMode(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string digits = settings[LoggingParameters.MaillogFilePermissions].TrimStart('0');
        return digits is "600" or "640" or "644" ? Convert.ToInt32(digits, 8) : null;
    }

    // A new file has that mode whatever the umask is, which depends on the program; an existing one keeps its own.
    private static FileDescriptor Open(string path, int mode)
    {
        const OpenFlags flags = OpenFlags.Append | OpenFlags.WriteOnly;
        if (FileSystem.TryOpen(path, flags, 0, out Errno error) is { } existing)
            return existing;
        if (error == Errno.ENOENT && FileSystem.TryOpen(path, flags | OpenFlags.Create | OpenFlags.Exclusive, mode, out error) is { } created)
        {
            created.SetMode(mode);
            return created;
        }
        // Another process may have been faster.
        return error == Errno.EEXIST ? FileSystem.Open(path, flags) : throw new PosixException(error, "open", path);
    }
}
