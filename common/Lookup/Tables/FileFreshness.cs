using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Remembers a database file's time stamp at opening, and notices when the file was written or removed since.</summary>
internal sealed class FileFreshness(FileDescriptor file, bool manyWriters)
{
    private readonly long _modified = file.Status().Modified.ToUnixTimeSeconds();

    /// <summary>True when the file was removed or, unless updates by others are seen anyway, written.</summary>
    public bool HasChanged()
    {
        FileStatus now = file.Status();
        return now.Links == 0 || (!manyWriters && now.Modified.ToUnixTimeSeconds() != _modified);
    }
}
