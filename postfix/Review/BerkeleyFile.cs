using System.Buffers.Binary;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Review;

/// <summary>
/// Tells whether a file is what its name says, before the Berkeley DB library looks at it: that writes on standard error what it does
/// not like.
/// </summary>
internal static class BerkeleyFile
{
    private const string Suffix = ".db";
    private const int MagicOffset = 12;

    // BTREEMAGIC and HASHMAGIC of db.h, in either order of bytes.
    private static readonly uint[] s_magic = [0x053162, 0x061561, 0x62310500, 0x61150600];

    /// <summary>False when the name is that of a Berkeley DB file, and the content is not.</summary>
    public static bool IsRight(string path)
    {
        if (!path.EndsWith(Suffix, StringComparison.Ordinal))
            return true;
        using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out _);
        Span<byte> magic = stackalloc byte[sizeof(uint)];
        return file is null || (file.ReadAt(magic, MagicOffset) == magic.Length && s_magic.Contains(BinaryPrimitives.ReadUInt32LittleEndian(magic)));
    }
}
