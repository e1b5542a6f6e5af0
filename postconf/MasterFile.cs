using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Postconf;

/// <summary>Reads master.cf for listings.</summary>
internal static class MasterFile
{
    /// <summary>All entries, and none of a directory, as Postfix finds it; an error names file and line.</summary>
    public static List<MasterEntry> Load(string path, MissingFile missing, Action<string> warn)
    {
        using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error);
        if (file is null)
        {
            string message = $"open {path}: {error.Describe()}";
            if (missing == MissingFile.IsFatal)
            {
                throw new ConfigurationException(message, path);
            }

            warn(message);
            return [];
        }

        return file.Status().IsDirectory ? [] : Parse(FileSystem.ReadAll(file), path, warn);
    }

    private static List<MasterEntry> Parse(byte[] content, string path, Action<string> warn)
    {
        List<MasterEntry> entries = [];
        LogicalLineReader lines = new(content, path, warn);
        while (lines.Read() is { } line)
        {
            try
            {
                entries.Add(MasterEntry.Parse(line.Text, warn));
            }
            catch (MasterEntryException e)
            {
                throw new ConfigurationException($"file {path}: line {line.First}: {e.Message}", path, line.First);
            }
        }

        return entries;
    }
}
