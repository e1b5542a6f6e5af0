using System.Buffers.Binary;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The services database (/etc/services or what nsswitch.conf says).</summary>
public static unsafe class NetworkServices
{
    private const int BufferSize = 4096;

    /// <summary>The port of a TCP service; null when the name is unknown.</summary>
    public static int? FindTcpPort(string name)
    {
        byte* buffer = stackalloc byte[BufferSize];
        int error = LibC.getservbyname_r(name, "tcp", out ServiceEntry entry, ref *buffer, BufferSize, out ServiceEntry* found);
        if (error is not (0 or (int)Errno.ENOENT))
            throw new PosixException((Errno)error, "getservbyname", name);
        return found is null ? null : BinaryPrimitives.ReverseEndianness((ushort)entry.s_port);
    }
}
