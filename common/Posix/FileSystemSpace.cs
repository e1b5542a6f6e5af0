namespace Postfix.Posix;

/// <summary>Space of a file system as statvfs(3) tells it.</summary>
/// <param name="BlockSize">Bytes per block.</param>
/// <param name="Blocks">Blocks in all.</param>
/// <param name="AvailableBlocks">Blocks that an unprivileged user may still fill.</param>
/// <param name="AvailableFiles">Files that an unprivileged user may still create.</param>
public readonly record struct FileSystemSpace(long BlockSize, long Blocks, long AvailableBlocks, long AvailableFiles)
{
    /// <summary>Bytes that an unprivileged user may still fill.</summary>
    public long AvailableBytes => AvailableBlocks * BlockSize;
}
