using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>Reads configuration files, and decides which directory a set-group-ID program may take them from.</summary>
internal static class ConfigurationFile
{
    /// <summary>The content of a file; a failure is the operator's to mend and says so in Postfix's words.</summary>
    /// <param name="path">The file.</param>
    /// <param name="attempt">What cannot be done when the file opens, but is a directory or on a bad disk; null for "read" and its path.</param>
    public static byte[] Read(string path, string? attempt = null)
    {
        using FileDescriptor file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error)
            ?? throw new ConfigurationException($"open {path}: {error.Describe()}", path);
        try
        {
            return FileSystem.ReadAll(file);
        }
        catch (PosixException e)
        {
            throw new ConfigurationException($"{attempt ?? $"read {path}"}: {e.Errno.Describe()}", path);
        }
    }

    /// <summary>Throws unless the default main.cf names <paramref name="directory"/> as another configuration directory.</summary>
    public static void RequireAuthorized(string directory)
    {
        string defaultFile = $"{Settings.DefaultConfigDirectory}/main.cf";
        LogicalLineReader lines = new(Read(defaultFile), defaultFile, static _ => { });
        while (lines.Read() is { } line)
        {
            NameValue setting = NameValue.Split(line.Text);
            if (setting.Name is "alternate_config_directories" or "multi_instance_directories"
                && Tokens.SplitList(setting.Value).Contains(directory))
            {
                return;
            }
        }

        throw new ConfigurationException(
            $"specify \"alternate_config_directories = {directory}\" or \"multi_instance_directories = {directory}\" in {defaultFile}",
            defaultFile)
        {
            Errors = [$"unauthorized configuration directory name: {directory}"],
        };
    }
}
