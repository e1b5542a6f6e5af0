using Postfix.Posix;

namespace Postfix.Postsuper;

/// <summary>Makes the sub-directories of hashed queues.</summary>
internal static class DirectoryMaker
{
    private const int OwnerOnly = 0x1C0; // 0700

    /// <summary>Makes the missing directories above a file.</summary>
    public static void MakeParents(string path)
    {
        for (int slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            FileSystem.TryMakeDirectory(path[..slash], OwnerOnly);
    }
}
